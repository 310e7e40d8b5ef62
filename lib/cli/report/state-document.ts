/** A resource of a state, with the attributes that the provider stored. */
export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface StateDocument {
  readonly resources: readonly StateResource[];
  /** The document is a plan; `resources` are those of the state before it. */
  readonly isPlan: boolean;
}

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Finds the resources and data sources of a state, in modules of any depth and with every count or for_each key.
 *
 * Three documents are understood: the output of `terraform show -json` for a state
 * (https://developer.hashicorp.com/terraform/internals/json-format), the same for a plan, of which the state before the
 * plan counts, and a raw state file of version 4. Objects that wait for their destruction ("deposed") are left out.
 *
 * @param origin What the document is called in errors: a path, `standard input` and the like.
 * @throws Error for text that is none of these, with the next step for the documents that are often taken for them.
 */
export function readStateDocument(text: string, origin: string): StateDocument {
  const document = parseJson(text, origin);
  if (!isObject(document)) {
    throw notAState(origin, 'it is JSON, but no object');
  }
  if (isObject(document.planned_values) || Array.isArray(document.resource_changes)) {
    const prior = isObject(document.prior_state) ? document.prior_state : {};
    return { resources: resourcesOfShow(prior), isPlan: true };
  }
  if (typeof document.format_version === 'string') {
    return { resources: resourcesOfShow(document), isPlan: false };
  }
  if (Array.isArray(document.resources) && typeof document.version === 'number') {
    if (document.version !== 4) {
      throw notAState(origin, `it is a state file of version ${document.version}, and only version 4 is known`);
    }
    return { resources: objectsIn(document.resources).flatMap(resourcesOfStateFile), isPlan: false };
  }
  throw notAState(origin, reasonFor(document));
}

function parseJson(text: string, origin: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const binary = text.startsWith('PK')
      ? ' It looks like a plan file: pass the output of `terraform show -json <plan>`.'
      : '';
    const empty = text.trim() === '' ? ' It is empty.' : '';
    throw new Error(
      `${origin} is not JSON.${empty}${binary} Pass a terraform.tfstate, the output of \`terraform show -json\`, or the folder of a stack.`,
    );
  }
}

function notAState(origin: string, reason: string): Error {
  return new Error(
    `${origin} is no Terraform state: ${reason}. Pass a terraform.tfstate, the output of \`terraform show -json\`, or the folder of a stack.`,
  );
}

function reasonFor(document: JsonObject): string {
  if (document.encrypted_data !== undefined || document.encryption_version !== undefined) {
    return 'it is encrypted by OpenTofu; `tofu show -json` decrypts it';
  }
  const values = Object.values(document);
  if (values.length > 0 && values.every((value) => isObject(value) && 'sensitive' in value && 'value' in value)) {
    return 'it is the output of `terraform output -json`, which has only the outputs';
  }
  if (isObject(document.terraform) || isObject(document.resource)) {
    return 'it is a Terraform configuration, such as cdk.tf.json, which has no results';
  }
  return 'it has neither format_version nor version and resources';
}

function resourcesOfShow(document: JsonObject): StateResource[] {
  const rootModule = isObject(document.values) ? document.values.root_module : undefined;
  return isObject(rootModule) ? resourcesOfModule(rootModule) : [];
}

function resourcesOfModule(module: JsonObject): StateResource[] {
  const own = objectsIn(module.resources).flatMap((resource) =>
    resource.deposed_key === undefined && isObject(resource.values)
      ? [{ address: String(resource.address), type: String(resource.type), values: resource.values }]
      : [],
  );
  return [...own, ...objectsIn(module.child_modules).flatMap(resourcesOfModule)];
}

function resourcesOfStateFile(resource: JsonObject): StateResource[] {
  const module = typeof resource.module === 'string' ? `${resource.module}.` : '';
  const mode = resource.mode === 'data' ? 'data.' : '';
  const type = String(resource.type);
  return objectsIn(resource.instances).flatMap((instance) =>
    instance.deposed === undefined && isObject(instance.attributes)
      ? [
          {
            address: `${module}${mode}${type}.${String(resource.name)}${indexOf(instance)}`,
            type,
            values: instance.attributes,
          },
        ]
      : [],
  );
}

function indexOf({ index_key: key }: JsonObject): string {
  return key === undefined || key === null ? '' : `[${JSON.stringify(key)}]`;
}

function objectsIn(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
