import { AnyResource } from '../definitions/resource';
import { DiagnosticError } from '../diagnostics/diagnostic-error';
import {
  ImportResourceState_Request,
  ImportResourceState_Response,
  ReadResource_Request,
  ReadResource_Response,
  UpgradeResourceState_Request,
  UpgradeResourceState_Response,
} from '../wire/generated/tfplugin6';
import { decodeObject, encodeObject } from './dynamic-value-message';
import { completeState } from './hook-result';
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
  const subject = { name: typeName, schema, values: [state], signal };
  const { result, failed, diagnostics } = await session.run(subject, async (context) => {
    const present = await resource.read?.({ ...context, state: state as never });
    const newState = present === null ? null : completeState(typeName, 'read', schema, present);
    session.keepSecret(schema, newState);
    return encodeObject(newState, schema);
  });
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
  const subject = { name: typeName, schema, values: [], signal };
  const { result, failed, diagnostics } = await session.run(subject, async (context) => {
    if (!resource.importState) {
      throw new DiagnosticError(
        `${typeName} cannot be imported`,
        `The provider has no import for resources of this type. Declare one and apply: that creates a new object.`,
      );
    }
    const known = await resource.importState({ ...context, id: request.id });
    const state = completeState(typeName, 'imported', schema, known);
    session.keepSecret(schema, state);
    return encodeObject(state, schema);
  });
  const imported = { typeName, state: result, private: new Uint8Array() };
  return { importedResources: failed ? [] : [imported], diagnostics };
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
    const way =
      request.version > version
        ? 'Use the newer version of the provider that wrote it.'
        : 'Use the version of the provider that wrote it, or import the object anew.';
    throw new DiagnosticError(
      `The stored state of ${typeName} has another schema version`,
      `The state was written with schema version ${request.version}, and this provider knows version ${version} only. ${way}`,
    );
  });
  if (failed || !request.rawState) return { diagnostics };
  return { upgradedState: { json: request.rawState.json, msgpack: new Uint8Array() }, diagnostics };
}
