import { HookContext } from '../definitions/hook-context';
import { ValidateRequest } from '../definitions/resource';
import { Diagnostics } from '../diagnostics/diagnostics';
import { Schema } from '../schema/attribute';
import { forEachAttribute, forEachBlock } from '../schema/level-walk';
import { AttributePath, formatPath } from '../values/attribute-path';
import { ClientCapabilities, Diagnostic as DiagnosticMessage, DynamicValue } from '../wire/generated/tfplugin6';
import { decodeObject } from './dynamic-value-message';
import { NullElement, nullElements } from './null-elements';
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
      warnOfDeprecations(name, schema, config, context.diagnostics);
      const nulls = nullElements(schema, config);
      refuseNullElements(nulls, context.diagnostics);
      // The types of hooks promise that there are none.
      if (nulls.length > 0) return;
      await target.validate?.({ ...context, config: config as never, writeOnlyAttributesAllowed });
    },
  );
  return { diagnostics };
}

function refuseWriteOnlyValues(schema: Schema, config: unknown, diagnostics: Diagnostics): void {
  forEachAttribute(schema, config, ({ attribute, path, value }) => {
    if (!attribute.writeOnly || value === null || value === undefined) return;
    const way = attribute.writeOnlyFallback ? `, or use "${attribute.writeOnlyFallback}" instead` : '';
    diagnostics.error(
      'Write-only attributes are not supported by this client',
      `"${formatPath(path)}" is write-only: its value never reaches the state. The program that runs this plan does not ` +
        `support that. Run Terraform 1.11 or OpenTofu 1.11, or a newer one${way}.`,
      path,
    );
  });
}

function refuseNullElements(nulls: readonly NullElement[], diagnostics: Diagnostics): void {
  for (const { path, collection } of nulls) {
    diagnostics.error(
      `An element of "${formatPath(collection)}" is null`,
      'Null is the absence of a value, and the provider needs one for each element. Leave the element out, for example ' +
        'with a for expression that ends in "if value != null".',
      path,
    );
  }
}

function warnOfDeprecations(name: string, schema: Schema, config: unknown, diagnostics: Diagnostics): void {
  if (schema.deprecationMessage !== undefined)
    diagnostics.warning(`"${name}" is deprecated`, schema.deprecationMessage);
  const warn = (message: string | undefined, path: AttributePath): void => {
    if (message !== undefined) diagnostics.warning(`"${formatPath(path)}" is deprecated`, message, path);
  };
  forEachAttribute(schema, config, ({ attribute, path, value }) => {
    if (value !== null && value !== undefined) warn(attribute.deprecationMessage, path);
  });
  forEachBlock(schema, config, ({ block, path }) => warn(block.deprecationMessage, path));
}
