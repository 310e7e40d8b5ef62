import { isDeepStrictEqual } from 'node:util';
import { defineProvider, isUnknown, isWhollyKnown, Schema, UNKNOWN } from '../../../lib/custom-resource';
import { AnyResource } from '../../../lib/custom-resource';
import { createLogger } from '../../../lib/custom-resource/process/logger';
import { isProviderSettable } from '../../../lib/custom-resource/schema/attribute';
import { decodeObject, encodeObject } from '../../../lib/custom-resource/server/dynamic-value-message';
import { KnownSecrets } from '../../../lib/custom-resource/server/known-secrets';
import { providerServer } from '../../../lib/custom-resource/server/provider-server';
import {
  ApplyResourceChange_Response,
  Diagnostic,
  Diagnostic_Severity,
  ImportResourceState_Response,
  PlanResourceChange_Response,
  ReadResource_Response,
  ValidateResourceConfig_Response,
} from '../../../lib/custom-resource/wire/generated/tfplugin6';
import { ProviderService } from '../../../lib/custom-resource/wire/provider-service';
import { PrecheckClient } from '../../../lib/provider/client';

type Values = Record<string, unknown>;

export interface Plan {
  readonly action: 'create' | 'no-op' | 'update' | 'replace';
  readonly planned: Values;
  readonly prior: Values | null;
  /** Names of the attributes that force the replacement. */
  readonly replacedBy: readonly string[];
}

export interface Applied {
  readonly state: Values | null;
  readonly tainted: boolean;
  readonly messages: readonly string[];
}

const NO_PRIVATE = new Uint8Array();

/**
 * The part of Terraform that decides what a provider's answers mean, and complains of those that contradict each other:
 * plan, apply with its second plan, refresh and import, for one object.
 *
 * Source: `internal/plans/objchange` and `internal/terraform/node_resource_abstract_instance.go` of Terraform 1.11.
 */
export class TerraformCore {
  private constructor(
    private readonly resource: AnyResource<PrecheckClient>,
    private readonly service: ProviderService,
  ) {}

  static async start(resource: AnyResource<PrecheckClient>, client: PrecheckClient): Promise<TerraformCore> {
    const log = createLogger({
      level: 'off',
      module: 'rdsmigration',
      redact: (text) => text,
      now: () => new Date(0),
      write: () => undefined,
    });
    const provider = defineProvider({ schema: {}, configure: () => client });
    const definition = { name: 'rdsmigration', version: '0', address: 'test', provider, resources: [resource] };
    const service = providerServer<PrecheckClient>(definition, log, new KnownSecrets());
    const config = encodeObject({}, {});
    await service.configureProvider({ terraformVersion: '1.11.4', config, clientCapabilities: undefined }, CALL);
    return new TerraformCore(resource, service);
  }

  async plan(config: Values, prior: Values | null, tainted = false): Promise<Plan> {
    const request = { ...this.type, config: this.encode(config), clientCapabilities: CAPABILITIES };
    const validated = await this.service.validateResourceConfig(request, CALL);
    failOn(ValidateResourceConfig_Response.fromPartial(validated).diagnostics);
    const existing = tainted ? null : prior;
    const { planned, replaced } = await this.planOnce(config, existing);
    if (existing !== null && replaced.length > 0) {
      return { action: 'replace', prior, planned: (await this.planOnce(config, null)).planned, replacedBy: replaced };
    }
    if (existing === null) return { action: prior ? 'replace' : 'create', prior, planned, replacedBy: [] };
    return { action: isDeepStrictEqual(planned, existing) ? 'no-op' : 'update', prior, planned, replacedBy: [] };
  }

  /** @param config as it is known at apply */
  async apply(plan: Plan, config: Values): Promise<Applied> {
    const prior = plan.action === 'create' || plan.action === 'replace' ? null : plan.prior;
    if (plan.action === 'no-op') return { state: prior, tainted: false, messages: [] };
    const { planned, replaced } = await this.planOnce(config, prior);
    if (replaced.length > 0)
      throw new Error(`Inconsistent final plan: ${plan.action} became replace (${replaced.join()})`);
    assertRefines('Inconsistent final plan', plan.planned, planned);
    const answer = ApplyResourceChange_Response.fromPartial(
      await this.service.applyResourceChange(
        {
          ...this.type,
          priorState: this.encode(prior),
          plannedState: this.encode(planned),
          config: this.encode(config),
          plannedPrivate: NO_PRIVATE,
          providerMeta: undefined,
        },
        CALL,
      ),
    );
    const state = decodeObject(answer.newState, this.schema);
    const messages = textsOf(answer.diagnostics);
    const failed = hasErrors(answer.diagnostics);
    if (!failed) {
      if (!isWhollyKnown(state)) throw new Error('Invalid result object after apply: something is unknown.');
      assertRefines('Inconsistent result after apply', planned, state ?? {});
    }
    return { state, tainted: failed && prior === null && state !== null, messages };
  }

  async refresh(state: Values): Promise<{ readonly state: Values | null; readonly messages: readonly string[] }> {
    const answer = ReadResource_Response.fromPartial(
      await this.service.readResource(
        {
          ...this.type,
          currentState: this.encode(state),
          private: NO_PRIVATE,
          providerMeta: undefined,
          clientCapabilities: CAPABILITIES,
        },
        CALL,
      ),
    );
    failOn(answer.diagnostics);
    return { state: decodeObject(answer.newState, this.schema), messages: textsOf(answer.diagnostics) };
  }

  /** Import and the read that follows it. */
  async importState(id: string): Promise<Values> {
    const answer = ImportResourceState_Response.fromPartial(
      await this.service.importResourceState({ ...this.type, id, clientCapabilities: CAPABILITIES }, CALL),
    );
    failOn(answer.diagnostics);
    const imported = decodeObject(answer.importedResources[0]?.state, this.schema);
    return (await this.refresh(imported ?? {})).state ?? {};
  }

  stop(): void {
    void this.service.stopProvider({}, CALL);
  }

  private async planOnce(config: Values, prior: Values | null): Promise<{ planned: Values; replaced: string[] }> {
    const answer = PlanResourceChange_Response.fromPartial(
      await this.service.planResourceChange(
        {
          ...this.type,
          config: this.encode(config),
          priorState: this.encode(prior),
          proposedNewState: this.encode(proposedNew(this.schema, prior, config)),
          priorPrivate: NO_PRIVATE,
          providerMeta: undefined,
          clientCapabilities: CAPABILITIES,
        },
        CALL,
      ),
    );
    failOn(answer.diagnostics);
    const planned = decodeObject(answer.plannedState, this.schema) ?? {};
    assertValid(this.schema, planned, config, prior);
    const replaced = answer.requiresReplace
      .map(({ steps: [step] }) => (step?.selector?.$case === 'attributeName' ? step.selector.value : ''))
      .filter((name) => isUnknown(planned[name]) || !isDeepStrictEqual(planned[name], prior?.[name]));
    return { planned, replaced };
  }

  private get schema(): Schema {
    return this.resource.schema;
  }

  private get type(): { readonly typeName: string } {
    return { typeName: this.resource.typeName };
  }

  private encode(values: Values | null) {
    return encodeObject(values, this.schema);
  }
}

const CAPABILITIES = { deferralAllowed: false, writeOnlyAttributesAllowed: true };
const CALL = { signal: new AbortController().signal };

function proposedNew(schema: Schema, prior: Values | null, config: Values): Values {
  const attributes = Object.entries(schema.attributes ?? {}).map(([name, attribute]) => {
    const configured = config[name] ?? null;
    if (configured !== null || !isProviderSettable(attribute)) return [name, configured];
    return [name, prior === null ? UNKNOWN : prior[name]];
  });
  const blocks = Object.keys(schema.blocks ?? {}).map((name) => [name, config[name] ?? null]);
  return Object.fromEntries([...attributes, ...blocks]);
}

/** Terraform's rules for a planned value. */
function assertValid(schema: Schema, planned: Values, config: Values, prior: Values | null): void {
  for (const [name, attribute] of Object.entries(schema.attributes ?? {})) {
    const [value, configured, before] = [planned[name], config[name] ?? null, prior?.[name] ?? null];
    const holds = attribute.writeOnly
      ? value === null
      : isDeepStrictEqual(value, configured) ||
        (configured === null && isProviderSettable(attribute)) ||
        (configured !== null && before !== null && isDeepStrictEqual(value, before));
    if (!holds) throw new Error(`Invalid plan: "${name}" does not match the configuration.`);
  }
}

/** What was known has to stay as it was. */
function assertRefines(problem: string, before: unknown, after: unknown, path = ''): void {
  if (isUnknown(before)) return;
  if (typeof before === 'object' && before !== null && typeof after === 'object' && after !== null) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    for (const key of keys) {
      assertRefines(problem, (before as Values)[key], (after as Values)[key], `${path}.${key}`);
    }
  } else if (!Object.is(before, after)) {
    throw new Error(`${problem}: "${path}" was ${String(before)}, but now ${String(after)}.`);
  }
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === Diagnostic_Severity.ERROR);
}

function textsOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ severity, summary, detail }) => {
    return `${severity === Diagnostic_Severity.ERROR ? 'Error' : 'Warning'}: ${summary}\n${detail}`;
  });
}

function failOn(diagnostics: readonly Diagnostic[]): void {
  if (hasErrors(diagnostics)) throw new Error(textsOf(diagnostics).join('\n'));
}
