import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A type as Terraform writes it in JSON: `"string"`, `["list", "string"]`, `["object", { … }]`. */
export type TypeJson = string | ['list' | 'set' | 'map', TypeJson] | ['object', Record<string, TypeJson>];

export interface AttributeSchema {
  readonly type: TypeJson;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly deprecated?: boolean;
}

export interface NestedBlockSchema {
  readonly nesting_mode: string;
  readonly block: BlockSchema;
  readonly min_items?: number;
  readonly max_items?: number;
}

export interface BlockSchema {
  readonly attributes?: Record<string, AttributeSchema>;
  readonly block_types?: Record<string, NestedBlockSchema>;
}

/** What one provider offers, as in `terraform providers schema -json`. */
export interface ProviderSchema {
  readonly provider: { readonly block: BlockSchema };
  readonly resource_schemas: Record<string, { readonly block: BlockSchema }>;
  readonly data_source_schemas: Record<string, { readonly block: BlockSchema }>;
}

/** The slice of aliyun/alicloud that the bindings are generated from. */
export function alicloudSchema(): ProviderSchema {
  const file = path.join(__dirname, '../../schema/alicloud-1.289.0.json');
  const { provider_schemas: providers } = JSON.parse(readFileSync(file, 'utf8'));
  return providers['registry.terraform.io/aliyun/alicloud'];
}
