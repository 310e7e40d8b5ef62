import { AnyResource } from '../definitions/resource';
import { DiagnosticError } from '../diagnostics/diagnostic-error';
import { Schema } from '../schema/attribute';
import {
  ImportResourceState_Request,
  ImportResourceState_Response,
  ReadResource_Request,
  ReadResource_Response,
  UpgradeResourceState_Request,
  UpgradeResourceState_Response,
} from '../wire/generated/tfplugin6';
import { decodeObject, encodeObject } from './dynamic-value-message';
import { withoutWriteOnly } from './planned-values';
import { Session } from './session';

/** Refreshes an object. When the hook fails, the stored state stays. */
export async function readResource<Client>(
  session: Session<Client>,
  resource: AnyResource<Client>,
  request: ReadResource_Request,
  signal: AbortSignal,
): Promise<Partial<ReadResource_Response>> {
  const { schema, typeName } = resource;
  const state = decodeObject(request.currentState, schema);
  if (state === null || !resource.read) return { newState: request.currentState, private: request.private };
  const { result, failed, diagnostics } = await session.run(
    { name: typeName, schema, values: [state], signal },
    async (context) => {
      const present = await resource.read?.({ ...context, state: state as never });
      return encodeObject(withoutWriteOnly(schema, present), schema);
    },
  );
  return { newState: failed ? request.currentState : result, private: request.private, diagnostics };
}

/** Answers with what the id tells; Terraform then reads the object. */
export async function importResourceState<Client>(
  session: Session<Client>,
  resource: AnyResource<Client>,
  request: ImportResourceState_Request,
  signal: AbortSignal,
): Promise<Partial<ImportResourceState_Response>> {
  const { schema, typeName } = resource;
  const { result, failed, diagnostics } = await session.run(
    { name: typeName, schema, values: [], signal },
    async (context) => {
      if (!resource.importState) {
        throw new DiagnosticError(
          `${typeName} cannot be imported`,
          'The resource has no import. Declare it and apply instead.',
        );
      }
      const known = await resource.importState({ ...context, id: request.id });
      return encodeObject(withEmptyBlocks(schema, withoutWriteOnly(schema, known) as Record<string, unknown>), schema);
    },
  );
  const imported = { typeName, state: result, private: new Uint8Array() };
  return { importedResources: failed ? [] : [imported], diagnostics };
}

/** Blocks that repeat are never null in Terraform: without a block they are empty. */
function withEmptyBlocks(schema: Schema, state: Record<string, unknown>): Record<string, unknown> {
  const complete = { ...state };
  for (const [name, block] of Object.entries(schema.blocks ?? {})) {
    if (block.nesting !== 'single') complete[name] ??= block.nesting === 'map' ? {} : [];
  }
  return complete;
}

/** Stored state of the present schema version goes back as it is: parsing it would round great numbers. */
export async function upgradeResourceState<Client>(
  session: Session<Client>,
  resource: AnyResource<Client>,
  request: UpgradeResourceState_Request,
  signal: AbortSignal,
): Promise<Partial<UpgradeResourceState_Response>> {
  const { schema, typeName } = resource;
  const version = schema.version ?? 0;
  const { failed, diagnostics } = await session.run({ name: typeName, schema, values: [], signal }, () => {
    if (request.version === version) return;
    throw new DiagnosticError(
      `The stored state of ${typeName} has another schema version`,
      `The state was written with schema version ${request.version}, this provider knows version ${version}. ` +
        (request.version > version
          ? 'Use the newer provider that wrote it.'
          : 'Use the provider version that wrote it.'),
    );
  });
  if (failed || !request.rawState) return { diagnostics };
  return { upgradedState: { json: request.rawState.json, msgpack: new Uint8Array() }, diagnostics };
}
