import { Annotations, ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { SecurityGroupRule } from '../../generated/alicloud/security-group-rule';
import { errorsOf, warningsOf } from '../requirement';
import { asText, nameAfter } from '../terraform-value';
import { CenOptions, connectByCen } from './cen';
import { Connection } from './connection';
import { connectDataCenter, DataCenterOptions } from './data-center';
import { ExistingNetworkOptions, SameVpcOptions, useExisting, usePublicNetwork, useSameVpc } from './reachable-network';
import { connectByPeering, VpcPeeringOptions } from './vpc-peering';

/**
 * The way from the RDS instance to the source. Each kind declares what it takes, at the path of this construct, and
 * reports at synth what cannot work; one network serves any number of assessments.
 */
export class MigrationNetwork extends Construct {
  /** ECS instance and RDS instance in one VPC. */
  static sameVpc(scope: Construct, id: string, options: SameVpcOptions): MigrationNetwork {
    return new MigrationNetwork(scope, id, (network) => useSameVpc(network, options));
  }

  /** Two VPCs, in one region or two, joined by Cloud Enterprise Network, which is built here. */
  static cen(scope: Construct, id: string, options: CenOptions): MigrationNetwork {
    return new MigrationNetwork(scope, id, (network) => connectByCen(network, options));
  }

  /** Two VPCs joined by a peering connection, which is built here. */
  static vpcPeering(scope: Construct, id: string, options: VpcPeeringOptions): MigrationNetwork {
    return new MigrationNetwork(scope, id, (network) => connectByPeering(network, options));
  }

  /** A connection that exists already; nothing is built but the rules of a security group, if one is given. */
  static existing(scope: Construct, id: string, options: ExistingNetworkOptions = {}): MigrationNetwork {
    return new MigrationNetwork(scope, id, (network) => useExisting(network, options));
  }

  /** A data center behind a virtual border router or an IPsec connection, joined by a transit router built here. */
  static dataCenter(scope: Construct, id: string, options: DataCenterOptions): MigrationNetwork {
    return new MigrationNetwork(scope, id, (network) => connectDataCenter(network, options));
  }

  /** The Internet; nothing is built but the rules of a security group, if one is given. */
  static publicNetwork(scope: Construct, id: string, options: ExistingNetworkOptions = {}): MigrationNetwork {
    return new MigrationNetwork(scope, id, (network) => usePublicNetwork(network, options));
  }

  /** What the network is and what a target and a source must meet to use it. */
  readonly connection: Connection;

  private constructor(scope: Construct, id: string, connect: (network: Construct) => Connection) {
    super(scope, id);
    this.connection = connect(this);
    const { requirements } = this.connection;
    this.node.addValidation({ validate: () => errorsOf(requirements) });
    warningsOf(requirements).forEach((warning) => Annotations.of(this).addWarning(warning));
  }

  /** Everything that must exist before the RDS instance reaches the source: nothing in the task refers to it. */
  get dependencies(): ITerraformDependable[] {
    const resources = this.node.findAll().filter((each) => TerraformResource.isTerraformResource(each));
    return [...resources, ...(this.connection.dependencies ?? [])];
  }

  /**
   * Lets the RDS instance in at a port of the source, and ICMP, which the assessment's ping needs, if the network knows
   * the source's security group. An assessment does this for its source; a second call for the same port changes nothing.
   */
  admit(port: number): void {
    for (const block of this.connection.rdsCidrBlocks) {
      const from = nameAfter(this, block);
      this.addRule(`postgresql-${nameAfter(this, port)}-from-${from}`, 'tcp', `${asText(port)}/${asText(port)}`, block);
      this.addRule(`icmp-from-${from}`, 'icmp', '-1/-1', block);
    }
  }

  private addRule(id: string, ipProtocol: string, portRange: string, cidrIp: string): void {
    const { sourceSecurityGroup, sourceProvider } = this.connection;
    if (sourceSecurityGroup === undefined || this.node.tryFindChild(id) !== undefined) return;
    new SecurityGroupRule(this, id, {
      securityGroupId: sourceSecurityGroup.id,
      type: 'ingress',
      policy: 'accept',
      nicType: 'intranet',
      ipProtocol,
      portRange,
      cidrIp,
      description: 'Assessment and migration by ApsaraDB RDS',
      provider: sourceProvider,
    });
  }
}
