/**
 * The output of `terraform providers schema -json`, as far as a provider of protocol 5 fills it.
 *
 * Source: https://developer.hashicorp.com/terraform/cli/commands/providers/schema#providers-schema-representation
 */
export interface ProviderSchemas {
  readonly provider_schemas: Readonly<Record<string, ProviderSchema>>;
  /** Added to Terraform's output: the version of each provider that was asked. */
  readonly provider_versions: Readonly<Record<string, string>>;
}

export interface ProviderSchema {
  readonly provider: SchemaJson;
  readonly resource_schemas: Readonly<Record<string, SchemaJson>>;
  readonly data_source_schemas: Readonly<Record<string, SchemaJson>>;
}

export interface SchemaJson {
  readonly version: number;
  readonly block: BlockJson;
}

export interface BlockJson {
  readonly attributes?: Readonly<Record<string, AttributeJson>>;
  readonly block_types?: Readonly<Record<string, NestedBlockJson>>;
  readonly description?: string;
  readonly deprecated?: boolean;
}

export interface AttributeJson {
  /** A type constraint, for example `["list","string"]`. */
  readonly type: unknown;
  readonly description?: string;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
}

export interface NestedBlockJson {
  readonly nesting_mode: 'single' | 'list' | 'set' | 'map';
  readonly block: BlockJson;
  readonly min_items?: number;
  readonly max_items?: number;
}
