import path from 'node:path';
import {
  Client,
  credentials,
  Metadata,
  type CallOptions,
  type ChannelCredentials,
  type ClientDuplexStream,
  type ClientReadableStream,
} from '@grpc/grpc-js';
import { loadSync, type ServiceDefinition } from '@grpc/proto-loader';

/** Keys of one end of a connection, PEM. */
export interface Keys {
  readonly privateKey: string;
  readonly certificate: string;
}

const definitions = loadSync(['tfplugin6.proto', 'go-plugin.proto', 'grpc-health.proto'], {
  includeDirs: [path.join(__dirname, '../../../../lib/custom-resource/wire')],
  defaults: true,
  oneofs: true,
  longs: Number,
  enums: String,
});

/** gRPC's own client for Node: an implementation that shares nothing with ours but the .proto files. */
export class GrpcClient {
  private readonly client: Client;

  /** @param keys of the client; without, it shows no certificate. @param server PEM; without it no TLS is used */
  constructor(socketPath: string, server?: string, keys?: Keys) {
    this.client = new Client(`unix:${socketPath}`, channelCredentials(server, keys), {
      'grpc.ssl_target_name_override': 'localhost',
      'grpc.default_authority': 'localhost',
      'grpc.max_receive_message_length': -1,
      'grpc.max_send_message_length': -1,
    });
  }

  /** Calls `tfplugin6.Provider/ReadDataSource` and the like. */
  call<Response>(
    fullName: string,
    request: object = {},
    options: CallOptions = {},
    onStart?: (cancel: () => void) => void,
  ): Promise<Response> {
    const method = methodOf(fullName);
    return new Promise((resolve, reject) => {
      const call = this.client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        request,
        new Metadata(),
        options,
        (error, response) => (error === null ? resolve(response as Response) : reject(error)),
      );
      onStart?.(() => call.cancel());
    });
  }

  openServerStream(fullName: string): ClientReadableStream<object> {
    const { path: methodPath, requestSerialize, responseDeserialize } = methodOf(fullName);
    return this.client.makeServerStreamRequest(methodPath, requestSerialize, responseDeserialize, {}) as never;
  }

  openDuplexStream(fullName: string): ClientDuplexStream<object, object> {
    const { path: methodPath, requestSerialize, responseDeserialize } = methodOf(fullName);
    return this.client.makeBidiStreamRequest(methodPath, requestSerialize, responseDeserialize);
  }

  close(): void {
    this.client.close();
  }
}

function channelCredentials(server: string | undefined, keys: Keys | undefined): ChannelCredentials {
  if (server === undefined) return credentials.createInsecure();
  const buffers = [keys?.privateKey, keys?.certificate].map((pem) => (pem === undefined ? null : Buffer.from(pem)));
  return credentials.createSsl(Buffer.from(server), ...buffers);
}

function methodOf(fullName: string): ServiceDefinition[string] {
  const [service = '', name = ''] = fullName.split('/');
  const method = (definitions[service] as ServiceDefinition | undefined)?.[name];
  if (method === undefined) throw new Error(`No method ${fullName}`);
  return method;
}
