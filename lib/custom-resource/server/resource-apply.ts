import { AnyResource } from '../definitions/resource';
import { ClientContext } from '../definitions/hook-context';
import { Diagnostics } from '../diagnostics/diagnostics';
import { Schema } from '../schema/attribute';
import { formatPath } from '../values/attribute-path';
import { ApplyResourceChange_Request, ApplyResourceChange_Response } from '../wire/generated/tfplugin6';
import { decodeObject, encodeObject } from './dynamic-value-message';
import { firstUnknownPath, withoutWriteOnly } from './planned-values';
import { Session } from './session';

type Values = Record<string, unknown>;

const PROVIDER_FAULT = 'This is a fault of the provider.';

/**
 * Creates, updates or deletes. Whatever goes wrong, the answer holds the truth about the object as far as the hook told
 * it: an answer without a state after something was created would lose it.
 */
export async function applyResourceChange<Client>(
  session: Session<Client>,
  resource: AnyResource<Client>,
  request: ApplyResourceChange_Request,
  signal: AbortSignal,
): Promise<Partial<ApplyResourceChange_Response>> {
  const { schema, typeName } = resource;
  const prior = decodeObject(request.priorState, schema);
  const planned = decodeObject(request.plannedState, schema);
  const config = decodeObject(request.config, schema);
  let saved: Values | null = prior;

  const { diagnostics } = await session.run(
    { name: typeName, schema, values: [config, prior], signal },
    async (context) => {
      if (planned === null) {
        await resource.delete?.({ ...context, state: prior as never });
        saved = null;
        return;
      }
      const checkpoint = (state: Values): void => {
        saved = storable(resource, state, context.diagnostics) ?? saved;
      };
      checkpoint(await createOrUpdate(resource, { context, config, prior, planned, checkpoint }));
    },
  );
  return { newState: encodeObject(saved, schema), private: request.plannedPrivate, diagnostics };
}

interface Change<Client> {
  readonly context: ClientContext<Client>;
  readonly config: Values | null;
  readonly prior: Values | null;
  readonly planned: Values;
  readonly checkpoint: (state: Values) => void;
}

async function createOrUpdate<Client>(resource: AnyResource<Client>, change: Change<Client>): Promise<Values> {
  const { context, config, prior, planned, checkpoint } = change;
  const request = { ...context, config: config as never, planned: planned as never, checkpoint };
  if (prior === null) return resource.create(request);
  if (resource.update) return resource.update({ ...request, priorState: prior as never });
  return planned;
}

/**
 * What a hook returned, in the form in which it can be stored. A part that cannot be stored is told as an error and left
 * out: the rest must not be lost with it.
 */
function storable<Client>(
  resource: AnyResource<Client>,
  state: Values | null | undefined,
  diagnostics: Diagnostics,
): Values | null {
  const { typeName, schema } = resource;
  if (state === null || state === undefined) {
    diagnostics.error(`${typeName} was applied without a result`, `The hook returned no state. ${PROVIDER_FAULT}`);
    return null;
  }
  const kept = withoutWriteOnly(schema, state) as Values;
  for (const [name, value] of Object.entries(kept)) {
    const reason = reasonNotToStore(name, value, schema);
    if (reason === undefined) continue;
    diagnostics.error(`${typeName} was applied with a value that cannot be stored`, `${reason} ${PROVIDER_FAULT}`, [
      name,
    ]);
    kept[name] = null;
  }
  for (const name of Object.keys(state).filter((surplus) => !(surplus in kept))) {
    diagnostics.error(
      `${typeName} was applied with an unknown attribute`,
      `The schema has no "${name}". ${PROVIDER_FAULT}`,
    );
  }
  return kept;
}

function reasonNotToStore(name: string, value: unknown, schema: Schema): string | undefined {
  const unknown = firstUnknownPath(value, [name]);
  if (unknown) return `The hook left "${formatPath(unknown)}" unknown; after an apply everything is known.`;
  try {
    encodeObject({ [name]: value }, schema);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
