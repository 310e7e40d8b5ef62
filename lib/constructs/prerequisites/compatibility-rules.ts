import { isIP } from 'node:net';
import { Op } from 'cdktf';
import { IConstruct } from 'constructs';
import { containsAddress, isCidrBlock } from './cidr';
import { MigrationSource } from './migration-source';
import type { Connection } from './network/connection';
import { areSame } from './network/network-rules';
import { majorVersionExpression, majorVersionOf } from './postgres-version';
import { RdsTarget } from './rds-target';
import { advice, Requirement, requirement } from './requirement';
import { asNumber, inMessage, isUnknown } from './terraform-value';

/**
 * Share of the target's storage that the source's data should not exceed. The guide of the disaster-recovery edition, which
 * runs the same checks, asks for it.
 */
const ADVISED_SHARE_OF_STORAGE = 0.8;

/** Target and source have to run the same major version of PostgreSQL. */
export function versionRequirements(target: RdsTarget, source: MigrationSource): Requirement[] {
  const { engineVersion } = target.facts;
  const { postgresVersion } = source;
  if (engineVersion === undefined || postgresVersion === undefined) return [];
  const holds =
    isUnknown(engineVersion) || isUnknown(postgresVersion)
      ? Op.eq(majorVersionExpression(engineVersion), majorVersionExpression(postgresVersion))
      : majorVersionOf(engineVersion) === majorVersionOf(postgresVersion);
  return [
    requirement(
      holds,
      `${target.label} runs PostgreSQL "${inMessage(engineVersion)}", the source "${inMessage(postgresVersion)}", and ` +
        `migration needs the same major version on both sides. Choose an instance of the source's major version; ` +
        `upgrade after the migration.`,
    ),
  ];
}

/** The target has room for the source's data. RDS counts storage in GB; 1 GB is taken as 1 GiB. */
export function storageRequirements(target: RdsTarget, source: MigrationSource): Requirement[] {
  const { instanceStorage } = target.facts;
  const { dataSizeGiB } = source;
  if (instanceStorage === undefined || dataSizeGiB === undefined) return [];
  const sizes = `${inMessage(instanceStorage)} GB of storage, and the source has ${inMessage(dataSizeGiB)} GiB of data`;
  const unknown = isUnknown(instanceStorage) || isUnknown(dataSizeGiB);
  const fits = dataSizeGiB <= instanceStorage;
  return [
    requirement(
      unknown ? Op.gte(asNumber(instanceStorage), asNumber(dataSizeGiB)) : fits,
      `${target.label} has ${sizes}, which does not fit. Raise instance_storage.`,
    ),
    advice(
      unknown || !fits || dataSizeGiB <= instanceStorage * ADVISED_SHARE_OF_STORAGE,
      `${target.label} has ${sizes}: more than the ${ADVISED_SHARE_OF_STORAGE * 100} % that the guides advise. ` +
        `Raise instance_storage.`,
    ),
  ];
}

/** Target and source stand where the network leads. */
export function networkRequirements(
  scope: IConstruct,
  network: Connection,
  target: RdsTarget,
  source: MigrationSource,
): Requirement[] {
  const { label, categories, targetVpcId, sourceVpcId, routedCidrBlocks } = network;
  return [
    requirement(
      categories.includes(source.category),
      `A source of the category ${source.category} cannot use ${label}, which is for ${categories.join(' and ')}. ` +
        `Choose the MigrationNetwork that goes with the source, or existing().`,
    ),
    ...vpcRequirement(scope, target.label, target.facts.vpcId, targetVpcId, label),
    ...vpcRequirement(scope, 'The ECS instance of the source', source.vpcId, sourceVpcId, label),
    ...routeRequirement(label, routedCidrBlocks, source.ipAddress),
  ];
}

function vpcRequirement(
  scope: IConstruct,
  what: string,
  actual: string | undefined,
  expected: string | undefined,
  label: string,
): Requirement[] {
  if (actual === undefined || expected === undefined) return [];
  return [
    requirement(
      areSame(scope, actual, expected),
      `${what} is in the VPC ${inMessage(actual)}, and ${label} leads to ${inMessage(expected)}. ` +
        `Give the network the VPC that it is in, or choose another kind of network.`,
    ),
  ];
}

function routeRequirement(label: string, blocks: readonly string[] | undefined, address: string): Requirement[] {
  if (blocks === undefined || isUnknown(address) || isIP(address) === 0) return [];
  if (!blocks.every((block) => !isUnknown(block) && isCidrBlock(block))) return [];
  return [
    requirement(
      containsAddress(blocks, address),
      `The source's address ${address} is in none of ${blocks.join(', ')}, and ${label} has no route to others. ` +
        `Correct the address or the CIDR block.`,
    ),
  ];
}
