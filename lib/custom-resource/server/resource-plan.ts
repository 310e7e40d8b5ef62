import { AnyResource } from '../definitions/resource';
import { Schema } from '../schema/attribute';
import { impliedType } from '../schema/implied-type';
import { AttributePath, formatPath } from '../values/attribute-path';
import { encodeValue, ValueTypeError } from '../values/codec';
import { valuesEqual } from '../values/equal';
import { PlanResourceChange_Request, PlanResourceChange_Response } from '../wire/generated/tfplugin6';
import { resolvePath } from './attribute-path-message';
import { decodeObject, encodeObject } from './dynamic-value-message';
import { faultyResult } from './hook-failure';
import { withDefaults, withoutWriteOnly, withUnknownsForCreate, withUnknownsForUpdate } from './planned-values';
import { replacedPaths } from './replaced-paths';
import { Session } from './session';

type Values = Record<string, unknown>;

export async function planResourceChange<Client>(
  session: Session<Client>,
  resource: AnyResource<Client>,
  request: PlanResourceChange_Request,
  signal: AbortSignal,
): Promise<Partial<PlanResourceChange_Response>> {
  const { schema, typeName } = resource;
  const proposed = decodeObject(request.proposedNewState, schema);
  if (proposed === null) return { plannedState: request.proposedNewState, plannedPrivate: request.priorPrivate };

  const prior = decodeObject(request.priorState, schema);
  const config = decodeObject(request.config, schema);
  /** What is known before the provider has its say. */
  const outline = withDefaults(schema, proposed, config) as Values;
  const planned = outlinePlan(resource, outline, prior, config);

  const subject = { name: typeName, schema, values: [config, prior, planned], signal };
  const { result, diagnostics } = await session.run(subject, async (context) => {
    const request = { ...context, config: config as never, priorState: prior as never, planned: planned as never };
    const { planned: refined, requiresReplace = [] } = (await resource.plan?.(request)) ?? {};
    const refinement = checkedRefinement(typeName, schema, refined);
    session.keepSecret(schema, refinement);
    return { refinement, requiresReplace: requiresReplace.map((path) => existingPath(typeName, schema, path)) };
  });
  const refinement = result?.refinement ?? {};
  const replaced = prior === null ? [] : replacedPaths(schema, { ...outline, ...refinement }, prior);
  const asked = prior === null ? [] : (result?.requiresReplace ?? []);
  return {
    plannedState: encodeObject({ ...planned, ...refinement }, schema),
    requiresReplace: distinct([...replaced, ...asked]).map((path) => resolvePath(path, schema).message),
    plannedPrivate: request.priorPrivate,
    diagnostics,
  };
}

function outlinePlan(resource: AnyResource<never>, outline: Values, prior: Values | null, config: unknown): Values {
  const { schema } = resource;
  if (prior === null) return withUnknownsForCreate(schema, outline, config) as Values;
  if (valuesEqual(outline, prior, impliedType(schema))) return prior;
  // Without an update hook nothing can compute a new value, so what was computed stays as it is.
  return resource.update ? (withUnknownsForUpdate(schema, outline, config) as Values) : outline;
}

/** The values that a plan hook knows, as far as they are values of the schema. @throws DiagnosticError otherwise. */
function checkedRefinement(typeName: string, schema: Schema, refined: object | undefined): Values {
  const defined = Object.fromEntries(Object.entries(refined ?? {}).filter(([, value]) => value !== undefined));
  try {
    encodeValue(defined, impliedType(schema));
  } catch (error) {
    if (!(error instanceof ValueTypeError)) throw error;
    throw faultyResult(typeName, 'planned', error.message, error.path);
  }
  const complete = withoutWriteOnly(schema, defined) as Values;
  return Object.fromEntries(Object.keys(defined).map((name) => [name, complete[name]]));
}

/** @throws DiagnosticError when the schema has no such place: Terraform would replace the object at every change. */
function existingPath(typeName: string, schema: Schema, path: AttributePath): AttributePath {
  if (Array.isArray(path) && resolvePath(path, schema).exists) return path;
  throw faultyResult(
    typeName,
    'planned',
    `requiresReplace names "${formatPath(path)}", which the schema does not have.`,
  );
}

function distinct(paths: readonly AttributePath[]): AttributePath[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}
