import { TerraformProvider } from 'cdktf';

/**
 * A VPC: `Vpc` of any generated bindings, read by attribute name, or a plain object for one that exists
 * (`{ id: 'vpc-…', cidrBlock: '10.0.0.0/8', routeTableId: 'vtb-…', regionId: 'cn-hangzhou' }`).
 */
export interface VpcLike {
  readonly id: string;
  readonly cidrBlock: string;
  readonly cidrBlockInput?: string;
  /** Route table that gets the way to the other side. */
  readonly routeTableId?: string;
  readonly regionId?: string;
}

/** A vSwitch: `Vswitch` of any generated bindings, read by attribute name, or a plain object for one that exists. */
export interface VswitchLike {
  readonly id: string;
  readonly zoneId: string;
  readonly zoneIdInput?: string;
  readonly cidrBlock: string;
  readonly cidrBlockInput?: string;
}

/** A security group: `SecurityGroup` of any generated bindings, or a plain object for one that exists. */
export interface SecurityGroupLike {
  readonly id: string;
}

/** One side of a connection between two networks. */
export interface NetworkSide {
  readonly vpc: VpcLike;
  /** vSwitches of the VPC; a transit router joins the VPC through them, best in two zones. */
  readonly vswitches?: readonly VswitchLike[];
  /** Region of the VPC, such as `cn-hangzhou`. Default: the VPC's own attribute. */
  readonly regionId?: string;
  /** Provider for the resources of this side, when its region or account is not the default provider's. */
  readonly provider?: TerraformProvider;
}

/** Who may come in on the source's side. */
export interface SourceAccess {
  /** Security group of the ECS instance; it gets rules for the PostgreSQL port and for ICMP. Default: no rules. */
  readonly sourceSecurityGroup?: SecurityGroupLike;
  /** From where: the whole VPC of the RDS instance, or only the vSwitches of the target's side. Default `vpc`. */
  readonly admit?: 'vpc' | 'vswitches';
}

/** CIDR block of a VPC or vSwitch: what the stack configures, otherwise the reference. */
export function cidrBlockOf(network: { readonly cidrBlock: string; readonly cidrBlockInput?: string }): string {
  return network.cidrBlockInput ?? network.cidrBlock;
}

/** Region of a side; undefined when nobody says which. */
export function regionOf(side: NetworkSide): string | undefined {
  return side.regionId ?? side.vpc.regionId;
}

/** Where the connections of the RDS instance come from. */
export function admittedBlocks(target: NetworkSide, admit: SourceAccess['admit'] = 'vpc'): string[] {
  return (admit === 'vpc' ? [target.vpc] : (target.vswitches ?? [])).map(cidrBlockOf);
}
