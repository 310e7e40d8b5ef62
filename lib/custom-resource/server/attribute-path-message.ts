import { AttributeType, Schema } from '../schema/attribute';
import { impliedType } from '../schema/implied-type';
import { AttributePath } from '../values/attribute-path';
import { AttributePath as AttributePathMessage, AttributePath_Step } from '../wire/generated/tfplugin6';

/** A path in Terraform's terms. */
export interface ResolvedPath {
  readonly message: AttributePathMessage;
  /** False when the schema has no such place; the message then leads as far as it does. */
  readonly exists: boolean;
}

/**
 * Translates a path into Terraform's terms, where a step into a map differs from one into an object: the schema tells
 * which. The message ends at a set, whose elements Terraform cannot address, and at a dynamic value.
 */
export function resolvePath(path: AttributePath, schema: Schema): ResolvedPath {
  const steps: AttributePath_Step[] = [];
  let type: AttributeType = impliedType(schema);
  for (const step of path) {
    if (type === 'dynamic' || (typeof type === 'object' && 'set' in type)) break;
    const next = stepInto(type, step);
    if (!next) return { message: { steps }, exists: false };
    steps.push({ selector: next.selector });
    type = next.type;
  }
  return { message: { steps }, exists: path.length > 0 };
}

interface Step {
  readonly selector: AttributePath_Step['selector'];
  readonly type: AttributeType;
}

function stepInto(type: AttributeType, step: unknown): Step | undefined {
  if (typeof type === 'string' || 'set' in type) return undefined;
  if ('object' in type) {
    const member = typeof step === 'string' && Object.hasOwn(type.object, step) ? type.object[step] : undefined;
    return member && { selector: { $case: 'attributeName', value: String(step) }, type: member };
  }
  if ('map' in type) return { selector: { $case: 'elementKeyString', value: String(step) }, type: type.map };
  if (typeof step !== 'number' || !Number.isSafeInteger(step) || step < 0) return undefined;
  const element = 'list' in type ? type.list : type.tuple[step];
  return element && { selector: { $case: 'elementKeyInt', value: step }, type: element };
}
