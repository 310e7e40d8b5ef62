import { ClientContext } from '../definitions/hook-context';
import { AnyResource } from '../definitions/resource';
import { ApplyResourceChange_Request, ApplyResourceChange_Response } from '../wire/generated/tfplugin6';
import { decodeObject, encodeObject } from './dynamic-value-message';
import { PROVIDER_FAULT } from './hook-failure';
import { storableState } from './hook-result';
import { Session } from './session';

type Values = Record<string, unknown>;

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

  const subject = { name: typeName, schema, values: [config, prior, planned], signal };
  const { diagnostics } = await session.run(subject, async (context) => {
    if (planned === null) {
      await resource.delete?.({ ...context, state: prior as never });
      if (!context.diagnostics.hasErrors) saved = null;
      return;
    }
    const checkpoint = (returned: unknown): void => {
      const { state, faults } = storableState(schema, returned);
      saved = state ?? saved;
      session.keepSecret(schema, state);
      for (const { reason, path } of faults) {
        const detail = `${reason} The rest of the state was kept. ${PROVIDER_FAULT}`;
        context.diagnostics.error(`${typeName} was applied with a faulty result`, detail, path);
      }
    };
    checkpoint(await createOrUpdate(resource, { context, config, prior, planned, checkpoint }));
  });
  return { newState: encodeObject(saved, schema), private: request.plannedPrivate, diagnostics };
}

interface Change<Client> {
  readonly context: ClientContext<Client>;
  readonly config: Values | null;
  readonly prior: Values | null;
  readonly planned: Values;
  readonly checkpoint: (state: unknown) => void;
}

async function createOrUpdate<Client>(resource: AnyResource<Client>, change: Change<Client>): Promise<unknown> {
  const { context, config, prior, planned, checkpoint } = change;
  const request = { ...context, config: config as never, planned: planned as never, checkpoint };
  if (prior === null) return resource.create(request);
  if (resource.update) return resource.update({ ...request, priorState: prior as never });
  return planned;
}
