import { Diagnostic } from '../diagnostics/diagnostics';
import { Schema } from '../schema/attribute';
import { Diagnostic as DiagnosticMessage, Diagnostic_Severity } from '../wire/generated/tfplugin6';
import { resolvePath } from './attribute-path-message';

/** Never throws: a diagnostic that an untyped hook filled with something else must not cost the state beside it. */
export function diagnosticMessage({ severity, summary, detail, path }: Diagnostic, schema: Schema): DiagnosticMessage {
  const attribute = Array.isArray(path) ? resolvePath(path, schema).message : undefined;
  return {
    severity: severity === 'warning' ? Diagnostic_Severity.WARNING : Diagnostic_Severity.ERROR,
    summary,
    detail,
    attribute: attribute?.steps.length ? attribute : undefined,
  };
}
