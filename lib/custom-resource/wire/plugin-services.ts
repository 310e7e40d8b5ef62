import { Empty, GRPCBrokerDefinition, GRPCControllerDefinition, GRPCStdioDefinition } from './generated/go-plugin';
import {
  HealthCheckRequest,
  HealthCheckResponse,
  HealthCheckResponse_ServingStatus,
  HealthDefinition,
} from './generated/grpc-health';
import { unaryMethod, type Method } from './method';

/**
 * What go-plugin's host expects of every plugin: a way to end it, the two streams that it opens, and a health check.
 *
 * @param onShutdown the host is done; its call is answered when this returns
 */
export function bindPluginServices(onShutdown: () => void): Method[] {
  const { shutdown } = GRPCControllerDefinition.methods;
  const { streamStdio } = GRPCStdioDefinition.methods;
  const { startStream } = GRPCBrokerDefinition.methods;
  const { check } = HealthDefinition.methods;
  return [
    unaryMethod(`/${GRPCControllerDefinition.fullName}/${shutdown.name}`, Empty, Empty, async () => {
      onShutdown();
      return {};
    }),
    { path: `/${GRPCStdioDefinition.fullName}/${streamStdio.name}`, endsWithRequest: streamStdio.requestStream },
    { path: `/${GRPCBrokerDefinition.fullName}/${startStream.name}`, endsWithRequest: startStream.requestStream },
    unaryMethod(`/${HealthDefinition.fullName}/${check.name}`, HealthCheckRequest, HealthCheckResponse, async () => ({
      status: HealthCheckResponse_ServingStatus.SERVING,
    })),
  ];
}
