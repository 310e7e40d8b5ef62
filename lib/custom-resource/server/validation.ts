import { HookContext } from '../definitions/hook-context';
import { ValidateRequest } from '../definitions/resource';
import { Diagnostics } from '../diagnostics/diagnostics';
import { Schema } from '../schema/attribute';
import { forEachAttribute } from '../schema/level-walk';
import { formatPath } from '../values/attribute-path';
import { ClientCapabilities, Diagnostic as DiagnosticMessage, DynamicValue } from '../wire/generated/tfplugin6';
import { decodeObject } from './dynamic-value-message';
import { writeOnlyValuesSet } from './planned-values';
import { Session } from './session';

/** What can be validated: a resource, a data source or the provider's own configuration. */
export interface Validatable {
  readonly schema: Schema;
  validate?(request: ValidateRequest<Schema>): void | Promise<void>;
}

export interface ValidationRequest {
  readonly config: DynamicValue | undefined;
  readonly clientCapabilities?: ClientCapabilities | undefined;
}

/** Checks a configuration: first what every schema asks for, then what the validate hook knows. */
export async function validateConfig<Client>(
  session: Session<Client>,
  name: string,
  target: Validatable,
  request: ValidationRequest,
  signal: AbortSignal,
): Promise<{ diagnostics: DiagnosticMessage[] }> {
  const { schema } = target;
  const config = decodeObject(request.config, schema);
  const writeOnlyAttributesAllowed = request.clientCapabilities?.writeOnlyAttributesAllowed ?? false;
  const { diagnostics } = await session.run(
    { name, schema, values: [config], signal },
    async (context: HookContext) => {
      if (!writeOnlyAttributesAllowed) refuseWriteOnlyValues(schema, config, context.diagnostics);
      warnOfDeprecations(schema, config, context.diagnostics);
      await target.validate?.({ ...context, config: config as never, writeOnlyAttributesAllowed });
    },
  );
  return { diagnostics };
}

function refuseWriteOnlyValues(schema: Schema, config: unknown, diagnostics: Diagnostics): void {
  for (const { path, attribute } of writeOnlyValuesSet(schema, config)) {
    const way = attribute.writeOnlyFallback ? `, or use "${attribute.writeOnlyFallback}" instead` : '';
    diagnostics.error(
      'Write-only attributes are not supported by this client',
      `"${formatPath(path)}" is write-only: its value never reaches the state. The program that runs this plan does not ` +
        `support that. Run Terraform 1.11 or OpenTofu 1.11, or a newer one${way}.`,
      path,
    );
  }
}

function warnOfDeprecations(schema: Schema, config: unknown, diagnostics: Diagnostics): void {
  forEachAttribute(schema, config, undefined, ({ attribute, path, value }) => {
    if (attribute.deprecationMessage === undefined || value === null || value === undefined) return;
    diagnostics.warning(`"${formatPath(path)}" is deprecated`, attribute.deprecationMessage, path);
  });
}
