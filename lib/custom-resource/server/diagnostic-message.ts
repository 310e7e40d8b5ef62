import { Diagnostic } from '../diagnostics/diagnostics';
import { AttributeType, Schema } from '../schema/attribute';
import { impliedType } from '../schema/implied-type';
import { AttributePath } from '../values/attribute-path';
import {
  AttributePath as AttributePathMessage,
  AttributePath_Step,
  Diagnostic as DiagnosticMessage,
  Diagnostic_Severity,
} from '../wire/generated/tfplugin6';

export function diagnosticMessage(diagnostic: Diagnostic, schema: Schema): DiagnosticMessage {
  return {
    severity: diagnostic.severity === 'error' ? Diagnostic_Severity.ERROR : Diagnostic_Severity.WARNING,
    summary: diagnostic.summary,
    detail: diagnostic.detail,
    attribute: diagnostic.path && attributePathMessage(diagnostic.path, schema),
  };
}

/**
 * The path in Terraform's terms, where a step into a map differs from one into an object: the schema tells which.
 * The path ends at a set, whose elements Terraform cannot address, and at a name that the schema lacks.
 */
export function attributePathMessage(path: AttributePath, schema: Schema): AttributePathMessage {
  const steps: AttributePath_Step[] = [];
  let type: AttributeType | undefined = impliedType(schema);
  for (const step of path) {
    const next: { selector: AttributePath_Step['selector']; type: AttributeType | undefined } | undefined = stepInto(
      type,
      step,
    );
    if (!next) break;
    steps.push({ selector: next.selector });
    type = next.type;
  }
  return { steps };
}

function stepInto(type: AttributeType | undefined, step: string | number) {
  if (type === undefined || typeof type === 'string' || 'set' in type) return undefined;
  if ('object' in type) {
    const member = type.object[step];
    return member && { selector: { $case: 'attributeName' as const, value: String(step) }, type: member };
  }
  if ('map' in type) return { selector: { $case: 'elementKeyString' as const, value: String(step) }, type: type.map };
  if (typeof step !== 'number') return undefined;
  const element = 'list' in type ? type.list : type.tuple[step];
  return { selector: { $case: 'elementKeyInt' as const, value: step }, type: element };
}
