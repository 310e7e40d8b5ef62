import { unaryMethod, type Call, type UnaryMethod } from './method';
import { ProviderDefinition, type DeepPartial, type MessageFns } from './generated/tfplugin6';

type Methods = ProviderDefinition['methods'];

/** The methods of Terraform's `Provider` service, for example `planResourceChange`. */
export type ProviderMethodName = keyof Methods;

type MessageOf<Type> = Type extends MessageFns<infer Message> ? Message : never;

/** The request of a method. */
export type ProviderRequest<Name extends ProviderMethodName> = MessageOf<Methods[Name]['requestType']>;

/** The answer of a method. What is left out takes protobuf's default: empty, 0, false or absent. */
export type ProviderResponse<Name extends ProviderMethodName> = DeepPartial<MessageOf<Methods[Name]['responseType']>>;

/** One method of a provider. Failures belong into the answer's diagnostics: Terraform shows an exception as a crash. */
export type ProviderHandler<Name extends ProviderMethodName> = (
  request: ProviderRequest<Name>,
  call: Call,
) => Promise<ProviderResponse<Name>>;

/** What a provider without functions and ephemeral resources need not answer. */
export type OptionalProviderMethodName =
  | 'getMetadata'
  | 'moveResourceState'
  | 'validateEphemeralResourceConfig'
  | 'openEphemeralResource'
  | 'renewEphemeralResource'
  | 'closeEphemeralResource'
  | 'getFunctions'
  | 'callFunction';

/**
 * A provider as Terraform calls it, in messages rather than bytes. A method that is left out is answered as
 * unimplemented, which Terraform takes as "not supported".
 */
export type ProviderService = {
  [Name in Exclude<ProviderMethodName, OptionalProviderMethodName>]: ProviderHandler<Name>;
} & { [Name in OptionalProviderMethodName]?: ProviderHandler<Name> };

/** The generated definitions, seen so that a method's name ties its request and its answer together. */
type MethodDefinitions = {
  readonly [Name in ProviderMethodName]: {
    readonly name: string;
    readonly requestType: MessageFns<ProviderRequest<Name>>;
    readonly responseType: MessageFns<MessageOf<Methods[Name]['responseType']>>;
  };
};

type Handlers = { readonly [Name in ProviderMethodName]?: ProviderHandler<Name> };

/** The methods that serve `service`, for the gRPC server. */
export function bindProviderService(service: ProviderService): UnaryMethod[] {
  const names = Object.keys(ProviderDefinition.methods) as ProviderMethodName[];
  return names.flatMap((name) => bindMethod(service, name));
}

function bindMethod<Name extends ProviderMethodName>(service: Handlers, name: Name): UnaryMethod[] {
  const handler = service[name]?.bind(service);
  if (handler === undefined) return [];
  const definitions: MethodDefinitions = ProviderDefinition.methods;
  const { name: method, requestType, responseType } = definitions[name];
  const path = `/${ProviderDefinition.fullName}/${method}`;
  return [
    unaryMethod(path, requestType, responseType, async (request, call) =>
      responseType.fromPartial(await handler(request, call)),
    ),
  ];
}
