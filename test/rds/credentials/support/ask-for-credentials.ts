/*
 * Asks for credentials once, as a process of its own: `ask-for-credentials.ts <port> <settings>`. What would go to HTTPS
 * or to the metadata service of ECS goes to a local port. Prints the access key ID, or the error with all that it holds.
 */
import http, { RequestOptions } from 'node:http';
import { inspect } from 'node:util';
import { createCredentialsProvider, CredentialSettings } from '../../../../lib/rds/credentials';

const [port, settings] = process.argv.slice(2);
const { fetch } = globalThis;
globalThis.fetch = (input, init) => {
  const url = new URL(String(input));
  return fetch(url.protocol === 'https:' ? new URL(url.pathname, `http://127.0.0.1:${port}`) : url, init);
};
const { request } = http;
http.request = ((options: RequestOptions) => request({ ...options, host: '127.0.0.1', port })) as typeof http.request;

const provider = createCredentialsProvider(JSON.parse(settings ?? '') as CredentialSettings, {
  environment: process.env,
  homeDirectory: '/nowhere',
  clock: { now: () => Date.now(), wait: () => Promise.resolve() },
  random: () => 0,
});

provider.getCredentials().then(
  ({ accessKeyId }) =>
    void process.stdout.write(`${accessKeyId}\n${inspect(provider, { depth: 20, showHidden: true })}\n`),
  (error: unknown) => void process.stdout.write(inspect(error, { depth: 20, showHidden: true })),
);
