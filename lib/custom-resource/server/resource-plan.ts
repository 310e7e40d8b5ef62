import { AnyResource } from '../definitions/resource';
import { AttributePath } from '../values/attribute-path';
import { valuesEqual } from '../values/equal';
import { PlanResourceChange_Request, PlanResourceChange_Response } from '../wire/generated/tfplugin6';
import { attributePathMessage } from './diagnostic-message';
import { decodeObject, encodeObject } from './dynamic-value-message';
import { replacedPaths, withDefaults, withUnknownsForCreate, withUnknownsForUpdate } from './planned-values';
import { Session } from './session';

type Values = Record<string, unknown>;

export async function planResourceChange<Client>(
  session: Session<Client>,
  resource: AnyResource<Client>,
  request: PlanResourceChange_Request,
  signal: AbortSignal,
): Promise<Partial<PlanResourceChange_Response>> {
  const { schema } = resource;
  const proposed = decodeObject(request.proposedNewState, schema);
  if (proposed === null) return { plannedState: request.proposedNewState, plannedPrivate: request.priorPrivate };

  const prior = decodeObject(request.priorState, schema);
  const config = decodeObject(request.config, schema);
  const outline = withDefaults(schema, proposed, config) as Values;
  const planned = outlinePlan(resource, outline, prior, config);
  const replaced = prior === null ? [] : replacedPaths(schema, outline, prior);

  const { result, diagnostics } = await session.run(
    { name: resource.typeName, schema, values: [config, prior], signal },
    (context) =>
      resource.plan?.({ ...context, config: config as never, priorState: prior as never, planned: planned as never }),
  );
  const requiresReplace = prior === null ? [] : [...replaced, ...(result?.requiresReplace ?? [])];
  return {
    plannedState: encodeObject({ ...planned, ...definedMembers(result?.planned) }, schema),
    requiresReplace: distinct(requiresReplace).map((path) => attributePathMessage(path, schema)),
    plannedPrivate: request.priorPrivate,
    diagnostics,
  };
}

function outlinePlan(resource: AnyResource<never>, outline: Values, prior: Values | null, config: unknown): Values {
  if (prior === null) return withUnknownsForCreate(resource.schema, outline, config) as Values;
  if (valuesEqual(outline, prior)) return prior;
  // Without an update hook nothing can compute a new value, so what was computed stays as it is.
  return resource.update ? (withUnknownsForUpdate(resource.schema, outline, config) as Values) : outline;
}

function definedMembers(values: Values | undefined): Values {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined));
}

function distinct(paths: readonly AttributePath[]): AttributePath[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}
