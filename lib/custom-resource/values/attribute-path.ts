/**
 * Where a value stands inside a configuration or state: names of attributes and blocks, keys of maps, indexes of lists.
 * `['source', 'port']` is `source.port`, `['tags', 'owner']` is `tags["owner"]` when `tags` is a map.
 */
export type AttributePath = readonly (string | number)[];

/** The path as Terraform users write it. */
export function formatPath(path: AttributePath): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[A-Za-z_][\w-]*$/.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
