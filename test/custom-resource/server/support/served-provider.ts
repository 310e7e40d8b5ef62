import { AnyDataSource, AnyResource, defineProvider, PluginDefinition, Schema } from '../../../../lib/custom-resource';
import { createLogger } from '../../../../lib/custom-resource/process/logger';
import { impliedType } from '../../../../lib/custom-resource/schema/implied-type';
import { emptyBlock } from '../../../../lib/custom-resource/schema/level-walk';
import { KnownSecrets } from '../../../../lib/custom-resource/server/known-secrets';
import { providerServer } from '../../../../lib/custom-resource/server/provider-server';
import { decodeValue, encodeValue } from '../../../../lib/custom-resource/values/codec';
import {
  AttributePath,
  ClientCapabilities,
  DeepPartial,
  Diagnostic,
  Diagnostic_Severity,
  DynamicValue,
} from '../../../../lib/custom-resource/wire/generated/tfplugin6';
import { ProviderService } from '../../../../lib/custom-resource/wire/provider-service';

export type Values = Record<string, unknown>;

/** A diagnostic as tests compare it. */
export interface ShownDiagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  readonly path?: string;
}

/** What the caller may do, as Terraform 1.11 tells it. */
export const TERRAFORM_1_11: ClientCapabilities = { deferralAllowed: false, writeOnlyAttributesAllowed: true };

/** A provider as Terraform sees it, without a process: objects go in and out encoded, as on the wire. */
export class ServedProvider {
  readonly service: ProviderService;
  /** The lines of the log, as Terraform would get them. */
  readonly log: string[] = [];
  private readonly schemas: ReadonlyMap<string, Schema>;

  constructor(definition: Partial<PluginDefinition<unknown>>) {
    const secrets = new KnownSecrets();
    const log = createLogger({
      level: 'trace',
      module: 'toy',
      redact: (text) => secrets.redact(text),
      now: () => new Date(0),
      write: (line) => this.log.push(line),
    });
    const provider = defineProvider({ schema: {}, configure: () => undefined });
    const plugin = { name: 'toy', version: '1.0.0', address: 'a/b/toy', provider, resources: [], ...definition };
    this.service = providerServer(plugin, log, secrets);
    const served = [...plugin.resources, ...(plugin.dataSources ?? [])];
    this.schemas = new Map(served.map(({ typeName, schema }) => [typeName, schema]));
  }

  encode(typeName: string, value: Values | null): DynamicValue {
    return encoded(this.schemaOf(typeName), value);
  }

  decode(typeName: string, message: DeepPartial<DynamicValue> | undefined): Values | null | undefined {
    if (!message?.msgpack) return undefined;
    return decodeValue(message.msgpack as Uint8Array, impliedType(this.schemaOf(typeName))) as Values | null;
  }

  async validate(typeName: string, config: Values, clientCapabilities?: ClientCapabilities) {
    const request = { typeName, config: this.encode(typeName, config), clientCapabilities };
    const { diagnostics } = await this.service.validateResourceConfig(request, call());
    return shown(diagnostics);
  }

  /** @param proposed by default as Terraform merges a flat configuration over the prior state. */
  async plan(
    typeName: string,
    { config, prior = null, proposed }: { config: Values; prior?: Values | null; proposed?: Values },
  ) {
    const merged = proposed ?? this.propose(typeName, config, prior);
    const answer = await this.service.planResourceChange(
      {
        typeName,
        priorState: this.encode(typeName, prior),
        proposedNewState: this.encode(typeName, merged),
        config: this.encode(typeName, config),
        priorPrivate: Buffer.from('private'),
        providerMeta: undefined,
        clientCapabilities: TERRAFORM_1_11,
      },
      call(),
    );
    return {
      planned: this.decode(typeName, answer.plannedState),
      requiresReplace: (answer.requiresReplace ?? []).map(formatSteps),
      private: Buffer.from((answer.plannedPrivate as Uint8Array | undefined) ?? []).toString(),
      diagnostics: shown(answer.diagnostics),
    };
  }

  async apply(
    typeName: string,
    { config = null, prior = null, planned }: { config?: Values | null; prior?: Values | null; planned: Values | null },
    signal?: AbortSignal,
  ) {
    const answer = await this.service.applyResourceChange(
      {
        typeName,
        priorState: this.encode(typeName, prior),
        plannedState: this.encode(typeName, planned),
        config: this.encode(typeName, config),
        plannedPrivate: Buffer.from('private'),
        providerMeta: undefined,
      },
      call(signal),
    );
    return {
      state: this.decode(typeName, answer.newState),
      private: Buffer.from((answer.private as Uint8Array | undefined) ?? []).toString(),
      diagnostics: shown(answer.diagnostics),
    };
  }

  async read(typeName: string, state: Values | null) {
    const answer = await this.service.readResource(
      {
        typeName,
        currentState: this.encode(typeName, state),
        private: Buffer.from('private'),
        providerMeta: undefined,
        clientCapabilities: TERRAFORM_1_11,
      },
      call(),
    );
    return {
      state: this.decode(typeName, answer.newState),
      private: Buffer.from((answer.private as Uint8Array | undefined) ?? []).toString(),
      diagnostics: shown(answer.diagnostics),
    };
  }

  async importState(typeName: string, id: string) {
    const request = { typeName, id, clientCapabilities: TERRAFORM_1_11 };
    const answer = await this.service.importResourceState(request, call());
    return {
      states: (answer.importedResources ?? []).map((imported) => this.decode(imported.typeName ?? '', imported.state)),
      diagnostics: shown(answer.diagnostics),
    };
  }

  async readData(typeName: string, config: Values) {
    const answer = await this.service.readDataSource(
      { typeName, config: this.encode(typeName, config), providerMeta: undefined, clientCapabilities: TERRAFORM_1_11 },
      call(),
    );
    return { state: this.decode(typeName, answer.state), diagnostics: shown(answer.diagnostics) };
  }

  async configure(schema: Schema, config: Values) {
    const answer = await this.service.configureProvider(
      { terraformVersion: '1.11.4', config: encoded(schema, config), clientCapabilities: TERRAFORM_1_11 },
      call(),
    );
    return shown(answer.diagnostics);
  }

  /** Attributes that a test leaves out are null, blocks empty. */
  complete(typeName: string, values: Values): Values {
    return completed(this.schemaOf(typeName), values);
  }

  private schemaOf(typeName: string): Schema {
    return this.schemas.get(typeName) ?? {};
  }

  private propose(typeName: string, config: Values, prior: Values | null): Values {
    const { attributes = {} } = this.schemaOf(typeName);
    const kept = Object.entries(attributes).filter(
      ([name, { computed, default: preset }]) => (config[name] ?? null) === null && (computed || preset !== undefined),
    );
    return { ...config, ...Object.fromEntries(kept.map(([name]) => [name, prior?.[name] ?? null])) };
  }
}

/** What Terraform would send for an object. */
export function encoded(schema: Schema, value: Values | null): DynamicValue {
  const whole = value && completed(schema, value);
  return { msgpack: encodeValue(whole, impliedType(schema)), json: new Uint8Array() };
}

function completed(schema: Schema, values: Values): Values {
  const blocks = Object.entries(schema.blocks ?? {}).map(([name, block]) => [name, emptyBlock(block)]);
  const attributes = Object.keys(schema.attributes ?? {}).map((name) => [name, null]);
  return { ...Object.fromEntries([...attributes, ...blocks]), ...values };
}

export function call(signal: AbortSignal = new AbortController().signal) {
  return { signal };
}

export function shown(diagnostics: readonly DeepPartial<Diagnostic>[] | undefined): ShownDiagnostic[] {
  return (diagnostics ?? []).map(({ severity, summary = '', detail = '', attribute }) => ({
    severity: severity === Diagnostic_Severity.WARNING ? 'warning' : 'error',
    summary,
    detail,
    ...(attribute ? { path: formatSteps(attribute) } : {}),
  }));
}

/** Attributes as `.name`, keys of maps as `["key"]`, indexes of lists as `[0]`. */
export function formatSteps({ steps = [] }: DeepPartial<AttributePath>): string {
  return steps
    .map(({ selector }) => {
      if (selector?.$case === 'attributeName') return `.${selector.value}`;
      return selector?.$case === 'elementKeyString' ? `["${selector.value}"]` : `[${selector?.value}]`;
    })
    .join('');
}

/** A provider of one resource. */
export function serveResource(resource: AnyResource<unknown>): ServedProvider {
  return new ServedProvider({ resources: [resource] });
}

/** A provider of one data source. */
export function serveDataSource(dataSource: AnyDataSource<unknown>): ServedProvider {
  return new ServedProvider({ dataSources: [dataSource] });
}
