/**
 * Loads a package that would print requests, passwords included, when the environment variable `DEBUG` asks for its
 * output (`*`, `httpx*`).
 *
 * The `debug` package reads the variable once, when it is loaded; the namespaces are excluded for that moment and the
 * variable is put back. All other output that the user asked for stays.
 *
 * @param load must load the package synchronously, so that nothing else sees the changed variable.
 * @param namespaces patterns of `debug`, for example `httpx*`.
 */
export function loadWithoutDebugOutput<T>(
  load: () => T,
  namespaces: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): T {
  const { DEBUG: debug } = environment;
  if (debug === undefined || debug === '') {
    return load();
  }
  environment.DEBUG = [debug, ...namespaces.map((namespace) => `-${namespace}`)].join(',');
  try {
    return load();
  } finally {
    environment.DEBUG = debug;
  }
}
