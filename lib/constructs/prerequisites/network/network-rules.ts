import { Fn, Op } from 'cdktf';
import { IConstruct } from 'constructs';
import { areDisjoint, isCidrBlock } from '../cidr';
import { Requirement, requirement } from '../requirement';
import { asText, Condition, inMessage, isUnknown, resolved } from '../terraform-value';
import { cidrBlockOf, NetworkSide, SourceAccess, VswitchLike } from './network-side';

/** Whether two IDs are the same, as far as it is known. References to one attribute are the same. */
export function areSame(scope: IConstruct, one: string, other: string): Condition {
  if (resolved(scope, one) === resolved(scope, other)) return true;
  return isUnknown(one) || isUnknown(other) ? Op.eq(asText(one), asText(other)) : false;
}

/** Each CIDR block is one; RDS connects over IPv4. */
export function cidrBlocksAreValid(what: string, blocks: readonly string[]): Requirement[] {
  return blocks
    .filter((block) => !isUnknown(block))
    .map((block) =>
      requirement(isCidrBlock(block), `${what}: "${block}" is no IPv4 CIDR block. Write it like 172.16.0.0/12.`),
    );
}

/** Two networks can be joined only when no address is in both. */
export function blocksAreDisjoint(one: string, other: string): Requirement {
  return requirement(
    areDisjoint(one, other),
    `The CIDR blocks ${inMessage(one)} and ${inMessage(other)} overlap, so no route leads from one network to the ` +
      `other. Choose blocks that share no address.`,
  );
}

/** What joins two VPCs needs two. */
export function vpcsAreTwo(scope: IConstruct, label: string, target: NetworkSide, source: NetworkSide): Requirement {
  const same = areSame(scope, target.vpc.id, source.vpc.id);
  return requirement(
    typeof same === 'boolean' ? !same : Op.neq(asText(target.vpc.id), asText(source.vpc.id)),
    `${label} joins two VPCs, and target and source are both in ${inMessage(target.vpc.id)}. ` +
      `Use MigrationNetwork.sameVpc(), or give the two VPCs.`,
  );
}

/** A transit router joins a VPC through its vSwitches, and only in zones that have transit routers. */
export function vswitchesAreGiven(what: string, side: NetworkSide): Requirement {
  return requirement(
    (side.vswitches ?? []).length > 0,
    `${what}: the transit router joins the VPC through its vSwitches, and none is given. ` +
      `Give vswitches, best one in each of two zones.`,
  );
}

/** See {@link vswitchesAreGiven}. Only Terraform knows the zones, from the data source of available resources. */
export function zoneHasTransitRouter(vswitch: VswitchLike, zones: string[]): Requirement {
  const zone = vswitch.zoneIdInput ?? vswitch.zoneId;
  return requirement(
    Fn.contains(zones, asText(zone)),
    `The zone ${inMessage(zone)} of vSwitch ${inMessage(vswitch.id)} has no transit router. ` +
      `Use a vSwitch in one of: ${Fn.join(', ', zones)}.`,
  );
}

/** Routes go into a route table; an existing VPC given as a plain object has to name it. */
export function routeTableIsGiven(what: string, side: NetworkSide): Requirement {
  return requirement(
    side.vpc.routeTableId !== undefined,
    `${what}: the VPC ${inMessage(side.vpc.id)} names no route table for the way to the other side. ` +
      `Give routeTableId (vtb-…) with the VPC.`,
  );
}

/** Some resources ask for the region of a VPC by name. */
export function regionIsGiven(what: string, regionId: string | undefined): Requirement {
  return requirement(
    regionId !== undefined,
    `${what}: the region of the VPC is not known, and the connection asks for it. Give regionId, such as cn-hangzhou.`,
  );
}

/** Two regions need a connection between regions, one region has none; decided when both regions are literals. */
export function regionsMatchBandwidth(
  one: string | undefined,
  other: string | undefined,
  bandwidth: number | undefined,
): Requirement[] {
  if (one === undefined || other === undefined || isUnknown(one) || isUnknown(other)) return [];
  if (one === other) {
    return [
      requirement(
        bandwidth === undefined,
        `Target and source are both in region ${one}, so nothing connects two regions. Leave out interRegionBandwidth.`,
      ),
    ];
  }
  return [
    requirement(
      bandwidth !== undefined,
      `The target is in region ${one}, the source in ${other}. Give interRegionBandwidth, in Mbit/s.`,
    ),
  ];
}

/** Rules of a security group need to know whom they let in. */
export function admittedAreKnown(access: SourceAccess, blocks: readonly string[], argument: string): Requirement {
  return requirement(
    access.sourceSecurityGroup === undefined || blocks.length > 0,
    `The security group of the source is to let the RDS instance in, and its CIDR blocks are not known. Give ${argument}.`,
  );
}

/** What both sides of a routed connection must meet. */
export function sidesAreRoutable(target: NetworkSide, source: NetworkSide): Requirement[] {
  const targetBlock = cidrBlockOf(target.vpc);
  const sourceBlock = cidrBlockOf(source.vpc);
  return [
    ...cidrBlocksAreValid("The target's VPC", [targetBlock]),
    ...cidrBlocksAreValid("The source's VPC", [sourceBlock]),
    blocksAreDisjoint(targetBlock, sourceBlock),
  ];
}
