/**
 * Custom resources for Terraform and OpenTofu, written in TypeScript: a resource is a schema and hooks, a provider is a
 * list of resources, and `servePlugin` makes it a program that Terraform runs.
 */
export {
  Attribute,
  Attributes,
  AttributeType,
  Block,
  Blocks,
  defineSchema,
  NestedAttribute,
  Schema,
  TypedAttribute,
} from './schema/attribute';
export {
  ConfigOf,
  MaybeUnknown,
  NumberValue,
  PartialConfigOf,
  PartialStateOf,
  PlannedOf,
  StateOf,
} from './schema/inference';
export { DescribedPlugin, providerSchemaJson } from './schema/provider-schema-json';
export { AttributePath, formatPath } from './values/attribute-path';
export { Decimal } from './values/decimal';
export { DynamicValue } from './values/dynamic';
export { isUnknown, isWhollyKnown, Unknown, UNKNOWN } from './values/unknown';
export { Diagnostic, Diagnostics } from './diagnostics/diagnostics';
export { DiagnosticError } from './diagnostics/diagnostic-error';
export { Awaitable, ClientContext, HookContext } from './definitions/hook-context';
export {
  AnyResource,
  CreateRequest,
  defineResource,
  DeleteRequest,
  ImportRequest,
  PlanRequest,
  PlanResult,
  ReadRequest,
  ResourceDefinition,
  UpdateRequest,
  ValidateRequest,
} from './definitions/resource';
export { AnyDataSource, DataSourceDefinition, defineDataSource, ReadDataRequest } from './definitions/data-source';
export { ConfigureRequest, defineProvider, PluginDefinition, ProviderConfiguration } from './definitions/provider';
export { parseDuration, TimeoutOperation, timeoutsBlock } from './timeouts';
export { Logger } from './process/logger';
export { servePlugin } from './serve-plugin';
export { RedactorFactory, SecretRedactor } from './server/known-secrets';
