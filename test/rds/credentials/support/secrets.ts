import { inspect } from 'node:util';

/** Values that must never be seen in anything that leaves the room. Each is found whatever stands around it. */
export const SECRETS = {
  accessKeySecret: 'zqSecretKey7Wq1',
  securityToken: 'zqToken9Lk2',
  issuedSecret: 'zqIssuedSecret4Rt3',
  issuedToken: 'zqIssuedToken5Nm8',
  oidcToken: 'zqOidcToken6Pv4',
  refreshToken: 'zqRefresh3Xc5',
  accessToken: 'zqAccess8Bn6',
  uriToken: 'zqUriPath2Gh7',
} as const;

/** Everything that anybody could print of a value: fields, hidden ones, causes, stacks. */
export function everythingOf(value: unknown): string {
  const texts = [inspect(value, { depth: 20, showHidden: true, getters: true })];
  if (value instanceof Error) {
    texts.push(value.message, String(value.stack), everythingOf(value.cause));
  }
  return texts.join('\n');
}

export function secretsIn(value: unknown): string[] {
  const text = everythingOf(value);
  return Object.values(SECRETS).filter((secret) => text.includes(secret));
}
