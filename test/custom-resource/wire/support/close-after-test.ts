const open: { close(): unknown }[] = [];

afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close();
});

/** Closes what a test opened when it ends, the last one first. */
export function closeAfterTest<Resource extends { close(): unknown }>(resource: Resource): Resource {
  open.push(resource);
  return resource;
}
