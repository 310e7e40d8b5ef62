import { Fn, Op } from 'cdktf';
import { DbInstanceFacts } from './db-instance';
import { majorVersionExpression, majorVersionOf, OLDEST_MAJOR_VERSION } from './postgres-version';
import { Requirement, requirement } from './requirement';
import { asText, Condition, inMessage, isUnknown } from './terraform-value';

/** Storage types whose disk is in the host; everything else is a cloud disk. New cloud disks need no change here. */
const LOCAL_STORAGE_TYPES = ['local_ssd', 'ephemeral_ssd'];

interface Target {
  readonly instanceId: string;
  readonly label: string;
  readonly facts: DbInstanceFacts;
}

/**
 * What the reference of CreateCloudMigrationPrecheckTask and the guides ask of the target, as far as it is a lasting
 * property of the instance. Facts that are not stated give no requirement.
 */
export function targetRequirements(target: Target, withoutVswitch: boolean): Requirement[] {
  const { label, facts } = target;
  return [
    ...check(target.instanceId, {
      known: (id) => /^[^\s:/]+$/.test(id),
      message: (id) => `The ID "${id}" of the target is no instance ID. Give the ID that the console shows, pgm-….`,
    }),
    ...check(facts.engine, {
      known: (engine) => engine === 'PostgreSQL',
      unknown: (engine) => Op.eq(engine, 'PostgreSQL'),
      message: (engine) =>
        `${label}: engine is "${engine}", and only PostgreSQL can be the target of this migration. ` +
        `Choose an instance with engine = "PostgreSQL".`,
    }),
    ...check(facts.engineVersion, {
      known: (version) => (majorVersionOf(version) ?? 0) >= OLDEST_MAJOR_VERSION,
      unknown: (version) => Op.gte(Fn.try([majorVersionExpression(version), 0]), OLDEST_MAJOR_VERSION),
      message: (version) =>
        `${label}: engine_version is "${version}", and migration starts at PostgreSQL ${OLDEST_MAJOR_VERSION}. ` +
        `Choose the major version of the source, ${OLDEST_MAJOR_VERSION}.0 or newer.`,
    }),
    ...check(facts.dbInstanceType, {
      known: (role) => role === 'Primary',
      unknown: (role) => Fn.contains(['Primary', 'unset'], inMessage(role)),
      message: (role) =>
        `${label} is not a primary instance (db_instance_type "${role}"), and only a primary can take a migration. ` +
        `Point to its primary instance.`,
    }),
    ...check(facts.dbInstanceStorageType, {
      known: (type) => !LOCAL_STORAGE_TYPES.includes(type),
      unknown: (type) => Op.not(Fn.contains(LOCAL_STORAGE_TYPES, inMessage(type))),
      message: (type) =>
        `${label}: db_instance_storage_type is "${type}", and migration needs cloud disks. ` +
        `Choose cloud_essd, cloud_essd2, cloud_essd3 or cloud_ssd.`,
    }),
    ...check(facts.category, {
      known: (category) => !category.toLowerCase().startsWith('serverless'),
      unknown: (category) => Op.not(Fn.startswith(Fn.lower(inMessage(category)), 'serverless')),
      message: (category) => serverlessMessage(label, `category "${category}"`),
    }),
    ...check(facts.instanceChargeType, {
      known: (chargeType) => chargeType !== 'Serverless',
      unknown: (chargeType) => Op.neq(inMessage(chargeType), 'Serverless'),
      message: (chargeType) => serverlessMessage(label, `instance_charge_type "${chargeType}"`),
    }),
    requirement(
      !withoutVswitch,
      `${label} has no vswitch_id, so it would stand in the classic network, where cloud disks are refused and which ` +
        `no VPC reaches. Give it a vSwitch.`,
    ),
  ];
}

function serverlessMessage(label: string, what: string): string {
  return `${label} is serverless (${what}), which migration does not support. Choose another edition.`;
}

interface Rule {
  readonly known: (value: string) => boolean;
  /** The same for Terraform; a rule without it is checked at synth or by the service. */
  readonly unknown?: (value: string) => Condition;
  readonly message: (value: string) => string;
}

function check(value: string | undefined, rule: Rule): Requirement[] {
  if (value === undefined) return [];
  const message = rule.message(inMessage(value));
  if (!isUnknown(value)) return [requirement(rule.known(value), message)];
  return rule.unknown === undefined ? [] : [requirement(rule.unknown(asText(value)), message)];
}
