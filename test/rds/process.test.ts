import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { answerWith, PRECHECK_ANSWER, PRECHECK_REQUEST, Responder, SECRETS, withServer } from './support/rds-server';

const ROOT = join(__dirname, '../..');
const FIXTURES = join(__dirname, 'fixtures');

interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. It must end by itself: nothing here stops it. */
async function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Finished> {
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    cwd: ROOT,
    env: { ...process.env, DEBUG: undefined, NODE_OPTIONS: undefined, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number | null, stdout, stderr };
}

const twoCalls = (endpoint: string, environment: NodeJS.ProcessEnv = {}): Promise<Finished> =>
  run([join(__dirname, 'support/two-calls.ts'), endpoint], environment);

/** RDS as it repeats the password wherever it can. */
const echoing: Responder = ({ parameters }, response, socket) => {
  const record = {
    TaskId: 439946016,
    SourceAccount: 'migratetest',
    SourcePort: 5432,
    SourcePassword: PRECHECK_REQUEST.sourcePassword,
    Detail: `error:cannot connect to source database by migratetest:${PRECHECK_REQUEST.sourcePassword}`,
  };
  const page = { Items: [record], PageNumber: 1, PageSize: 30, TotalSize: 1, RequestId: 'R-1' };
  const body = parameters.get('Action') === 'CreateCloudMigrationPrecheckTask' ? PRECHECK_ANSWER : page;
  answerWith(200, body)({ method: '', url: '', headers: {}, parameters, body: '' }, response, socket);
};

function expectNoSecretIn(output: string): void {
  for (const secret of SECRETS) {
    expect(output).not.toContain(secret);
  }
}

test.each(['*', 'httpx*', 'httpx:body,httpx:header', '*,-express'])(
  'with DEBUG=%s no request and no answer is printed',
  async (debug) => {
    await withServer(echoing, async ({ endpoint }) => {
      const { code, stdout, stderr } = await twoCalls(endpoint, { DEBUG: debug });

      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ taskId: 439946016 });
      expectNoSecretIn(stdout + stderr);
      expect(stderr).not.toContain('httpx:');
    });
  },
);

test('with the debugging output of Node.js itself no secret is printed', async () => {
  await withServer(echoing, async ({ endpoint }) => {
    const { code, stdout, stderr } = await twoCalls(endpoint, { NODE_DEBUG: 'http,https,net,tls,stream' });

    expect(code).toBe(0);
    expect(stderr).toContain('HTTP');
    expectNoSecretIn(stdout + stderr);
  });
});

test('a process that has made its calls ends by itself, although connections are kept for later', async () => {
  await withServer(echoing, async ({ endpoint }) => {
    expect(await twoCalls(endpoint)).toMatchObject({ code: 0, stderr: '' });
  });
});

test('a process whose call has failed ends by itself as well', async () => {
  await withServer(
    (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).write('{'),
    async ({ endpoint }) => {
      const { code, stdout } = await twoCalls(endpoint);

      expect(code).toBe(1);
      expect(stdout).toContain('MalformedAnswer');
    },
  );
});

test('loading this room and making a client loads none of its packages and no HTTP', async () => {
  const script = `
    const { createRdsClient } = require('./lib/rds');
    createRdsClient({ region: 'cn-hangzhou', credentials: { getCredentials: async () => ({}) } });
    const loaded = Object.keys(require.cache).filter((file) => file.includes('node_modules'));
    process.stdout.write(JSON.stringify(loaded.filter((file) => /pop-core|httpx|credentials/.test(file))));
  `;
  expect(await run(['--eval', script])).toMatchObject({ code: 0, stdout: '[]' });
});

async function withTlsServer(body: (endpoint: string) => Promise<void>): Promise<void> {
  const server = createServer(
    {
      key: readFileSync(join(FIXTURES, 'localhost-key.pem')),
      cert: readFileSync(join(FIXTURES, 'localhost-certificate.pem')),
    },
    (request, response) => {
      request.on('end', () =>
        response.end(JSON.stringify({ ...PRECHECK_ANSWER, PageNumber: 1, PageSize: 30, TotalSize: 0 })),
      );
      request.resume();
    },
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await body(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a host without a scheme is called over TLS', async () => {
  await withTlsServer(async (endpoint) => {
    const trusting = { NODE_EXTRA_CA_CERTS: join(FIXTURES, 'localhost-certificate.pem') };

    expect(await twoCalls(endpoint, trusting)).toMatchObject({ code: 0, stdout: '{"taskId":439946016,"items":[]}\n' });
  });
});

test('an endpoint whose certificate nobody vouches for gets no request', async () => {
  await withTlsServer(async (endpoint) => {
    const { code, stdout } = await twoCalls(endpoint);

    expect(code).toBe(1);
    expect(stdout).toMatch(
      /CertificateInvalid: the endpoint's certificate is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
    );
    expect(stdout).toContain('NODE_EXTRA_CA_CERTS');
  });
});
