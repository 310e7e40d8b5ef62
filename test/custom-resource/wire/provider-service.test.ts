import { status } from '@grpc/grpc-js';
import { ProviderDefinition } from '../../../lib/custom-resource/wire/generated/tfplugin6';
import {
  bindProviderService,
  type ProviderMethodName,
  type ProviderService,
} from '../../../lib/custom-resource/wire/provider-service';
import { closeAfterTest } from './support/close-after-test';
import { GrpcClient } from './support/grpc-client';
import { listen } from './support/listen';
import { stubService } from './support/stub-service';

const names = Object.keys(ProviderDefinition.methods) as ProviderMethodName[];

async function connect(service: ProviderService): Promise<GrpcClient> {
  const server = closeAfterTest(await listen({ createMethods: () => bindProviderService(service) }));
  return closeAfterTest(new GrpcClient(server.socketPath));
}

function rpcName(name: ProviderMethodName): string {
  return `tfplugin6.Provider/${ProviderDefinition.methods[name].name}`;
}

test('each of the twenty methods reaches its own function', async () => {
  const called: string[] = [];
  const record = (name: string) => async () => {
    called.push(name);
    return {};
  };
  const service = Object.fromEntries(names.map((name) => [name, record(name)])) as unknown as ProviderService;
  const client = await connect(service);
  for (const name of names) await client.call(rpcName(name));
  expect(called).toEqual(names);
  expect(names).toHaveLength(20);
});

test('a method that the provider leaves out is unimplemented', async () => {
  const client = await connect(stubService());
  await expect(client.call(rpcName('callFunction'))).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
});

test('schemas arrive whole: types, nesting, blocks, maps by name', async () => {
  const type = Buffer.from('["list","string"]');
  const client = await connect(
    stubService({
      getProviderSchema: async () => ({
        serverCapabilities: { getProviderSchemaOptional: true },
        resourceSchemas: {
          toy: {
            version: 3,
            block: {
              attributes: [
                { name: 'tags', type, optional: true, descriptionKind: 1, description: '*md*', writeOnly: true },
                { name: 'nested', nestedType: { nesting: 4, attributes: [{ name: 'a', type }] }, computed: true },
              ],
              blockTypes: [{ typeName: 'timeouts', nesting: 1, maxItems: 1, block: { attributes: [] } }],
            },
          },
          // A name that is special in JavaScript is a name like others.
          constructor: { version: 1 },
        },
      }),
    }),
  );
  expect(await client.call(rpcName('getProviderSchema'))).toMatchObject({
    provider: null,
    serverCapabilities: { planDestroy: false, getProviderSchemaOptional: true },
    resourceSchemas: {
      toy: {
        version: 3,
        block: {
          attributes: [
            { name: 'tags', type, optional: true, descriptionKind: 'MARKDOWN', description: '*md*', writeOnly: true },
            { name: 'nested', nestedType: { nesting: 'MAP', attributes: [{ name: 'a' }] }, computed: true },
          ],
          blockTypes: [{ typeName: 'timeouts', nesting: 'SINGLE', minItems: 0, maxItems: 1 }],
        },
      },
      constructor: { version: 1 },
    },
  });
});

test('an optional field is told from its zero, and moments keep their milliseconds', async () => {
  const renewAt = new Date('2026-01-02T03:04:05.678Z');
  const client = await connect(
    stubService({
      openEphemeralResource: async () => ({ renewAt, private: new Uint8Array() }),
      callFunction: async () => ({ error: { text: 'no', functionArgument: 0 } }),
      renewEphemeralResource: async ({ private: bytes }) => ({ private: bytes }),
    }),
  );
  expect(await client.call(rpcName('openEphemeralResource'))).toMatchObject({
    renewAt: { seconds: Math.floor(renewAt.getTime() / 1000), nanos: 678_000_000 },
    _private: 'private',
  });
  expect(await client.call(rpcName('callFunction'))).toMatchObject({
    error: { text: 'no', _functionArgument: 'functionArgument' },
  });
  expect(await client.call(rpcName('renewEphemeralResource'))).not.toHaveProperty('_private');
});
