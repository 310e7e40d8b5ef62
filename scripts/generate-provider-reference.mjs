/**
 * Writes docs/provider.md from the provider's own schema, so that the two cannot drift.
 *
 *     node scripts/generate-provider-reference.mjs           writes the file
 *     node scripts/generate-provider-reference.mjs --check   fails when the file is not up to date
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { require as requireTypeScript } from 'tsx/cjs/api';

const file = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'docs/provider.md');
const { rdsmigrationSchemaJson } = requireTypeScript('../lib/provider/schema-json.ts', import.meta.url);

function typeName(type) {
  if (typeof type === 'string') return type;
  const [kind, argument] = type;
  if (kind === 'object')
    return `object({ ${Object.entries(argument)
      .map(([name, member]) => `${name} = ${typeName(member)}`)
      .join(', ')} })`;
  return `${kind}(${typeName(argument)})`;
}

function useOf({ required, optional, sensitive, write_only: writeOnly }) {
  const use = required ? 'required' : optional ? 'optional' : 'output';
  return [use, ...(writeOnly ? ['write-only'] : sensitive ? ['sensitive'] : [])].join(', ');
}

function rows(attributes, prefix = '') {
  return Object.entries(attributes).map(
    ([name, attribute]) =>
      `| \`${prefix}${name}\` | ${typeName(attribute.type)} | ${useOf(attribute)} | ${attribute.description.replaceAll('|', '\\|')} |`,
  );
}

function table({ attributes = {}, block_types: blocks = {} }) {
  const entries = Object.entries(attributes);
  const inputs = Object.fromEntries(entries.filter(([, { required, optional }]) => required || optional));
  const outputs = Object.fromEntries(entries.filter(([name]) => !(name in inputs)));
  const inBlocks = Object.entries(blocks).flatMap(([name, { block }]) => rows(block.attributes, `${name}.`));
  return ['| name | type | use | meaning |', '|---|---|---|---|', ...rows(inputs), ...inBlocks, ...rows(outputs)].join(
    '\n',
  );
}

function section(title, { block }) {
  return `## ${title}\n\n${block.description}\n\n${table(block)}\n`;
}

function reference() {
  const [[address, schemas]] = Object.entries(rdsmigrationSchemaJson().provider_schemas);
  const resources = Object.entries(schemas.resource_schemas).map(([name, schema]) =>
    section(`Resource \`${name}\``, schema),
  );
  const dataSources = Object.entries(schemas.data_source_schemas).map(([name, schema]) =>
    section(`Data source \`${name}\``, schema),
  );
  return `# Provider reference

Generated from the provider's schema by \`scripts/generate-provider-reference.mjs\`. The address of the provider is \`${address}\`.

${section('Provider `rdsmigration`', schemas.provider)}
${resources.join('\n')}
Import with \`terraform import rdsmigration_precheck_task.this <db_instance_name>:<task_id>\`, or with the name of the task in place of its ID; \`import\` blocks take
the same. The password cannot be imported, since the service does not tell it: the first one that is configured changes nothing, and a configuration made by
\`terraform plan -generate-config-out\` is complete only when the password is added by hand, which the plan says as an error.

A destroy forgets the task. The API has no operation that deletes or cancels one.

${dataSources.join('\n')}`;
}

const fresh = reference();
if (!process.argv.includes('--check')) {
  writeFileSync(file, fresh);
} else if (readFileSync(file, 'utf8') !== fresh) {
  console.error('docs/provider.md is not up to date: run "node scripts/generate-provider-reference.mjs".');
  process.exitCode = 1;
}
