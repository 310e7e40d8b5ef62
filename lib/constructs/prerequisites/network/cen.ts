import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { CenInstance } from '../../generated/alicloud/cen-instance';
import { CenInstanceAttachment } from '../../generated/alicloud/cen-instance-attachment';
import { CenTransitRouterPeerAttachment } from '../../generated/alicloud/cen-transit-router-peer-attachment';
import { preconditionsOf, Requirement, requirement } from '../requirement';
import { Connection } from './connection';
import {
  admittedAreKnown,
  regionIsGiven,
  regionsMatchBandwidth,
  routeTableIsGiven,
  sidesAreRoutable,
  vpcsAreTwo,
  vswitchesAreGiven,
} from './network-rules';
import { admittedBlocks, cidrBlockOf, regionOf, SourceAccess } from './network-side';
import { addRoutes } from './route';
import { CenInstanceLike, CenSide, RegionalRouter } from './transit-router';

/** Two VPCs joined by Cloud Enterprise Network. */
export interface CenOptions extends SourceAccess {
  /** The VPC of the RDS instance. */
  readonly target: CenSide;
  /** The VPC of the ECS instance. */
  readonly source: CenSide;
  /**
   * `enterprise` builds transit routers, attachments, route tables and routes. `basic` only attaches the two VPCs, which
   * then learn each other's routes; only some regions offer it, and it stays within one. Default `enterprise`.
   */
  readonly edition?: 'enterprise' | 'basic';
  /** A CEN instance that exists. Default: that of the transit router given, otherwise a new one. */
  readonly cen?: CenInstanceLike;
  /** Bandwidth between the two regions in Mbit/s, paid by traffic. Give it when there are two regions. */
  readonly interRegionBandwidth?: number;
}

const TARGET = "The target's side of the CEN connection";
const SOURCE = "The source's side of the CEN connection";

/** Declares the resources that join two VPCs by CEN. */
export function connectByCen(scope: Construct, options: CenOptions): Connection {
  const { target, source, edition = 'enterprise', interRegionBandwidth } = options;
  const rdsCidrBlocks = admittedBlocks(target, options.admit);
  const requirements = [
    vpcsAreTwo(scope, 'Cloud Enterprise Network', target, source),
    ...sidesAreRoutable(target, source),
    ...regionsMatchBandwidth(regionOf(target), regionOf(source), interRegionBandwidth),
    admittedAreKnown(options, rdsCidrBlocks, 'the vSwitches of the target'),
    ...(edition === 'basic' ? basicRequirements(options) : enterpriseRequirements(options)),
  ];
  if (edition === 'basic') attachToCen(scope, options, requirements);
  else if (interRegionBandwidth === undefined) connectInRegion(scope, options, requirements);
  else connectRegions(scope, options, interRegionBandwidth, requirements);

  return {
    label: 'Cloud Enterprise Network',
    categories: ['ecsOnVpc'],
    targetVpcId: target.vpc.id,
    sourceVpcId: source.vpc.id,
    rdsCidrBlocks,
    routedCidrBlocks: edition === 'basic' ? undefined : [cidrBlockOf(source.vpc)],
    requirements,
    sourceSecurityGroup: options.sourceSecurityGroup,
    sourceProvider: source.provider,
  };
}

function enterpriseRequirements({ target, source, interRegionBandwidth }: CenOptions): Requirement[] {
  const requirements = [
    vswitchesAreGiven(TARGET, target),
    vswitchesAreGiven(SOURCE, source),
    routeTableIsGiven(TARGET, target),
    routeTableIsGiven(SOURCE, source),
  ];
  if (interRegionBandwidth === undefined) return requirements;
  return [
    ...requirements,
    regionIsGiven(SOURCE, regionOf(source)),
    requirement(
      target.provider !== source.provider,
      `${SOURCE} is in another region than the target's, and a provider creates resources in one region. ` +
        `Give it a provider with an alias and that region.`,
    ),
  ];
}

function basicRequirements({ target, source, interRegionBandwidth }: CenOptions): Requirement[] {
  return [
    regionIsGiven(TARGET, regionOf(target)),
    regionIsGiven(SOURCE, regionOf(source)),
    requirement(
      interRegionBandwidth === undefined,
      `The basic edition of CEN connects regions by bandwidth packages, which are not built here. ` +
        `Use the enterprise edition for two regions.`,
    ),
  ];
}

function attachToCen(scope: Construct, options: CenOptions, requirements: readonly Requirement[]): void {
  const instanceId = cenIdOf(scope, options, options.target.provider);
  for (const name of ['target', 'source'] as const) {
    const side = options[name];
    new CenInstanceAttachment(scope, `${name}-attachment`, {
      instanceId,
      childInstanceId: side.vpc.id,
      childInstanceType: 'VPC',
      childInstanceRegionId: regionOf(side) ?? '',
      lifecycle: name === 'target' ? { precondition: preconditionsOf(requirements) } : undefined,
      provider: side.provider,
    });
  }
}

function connectInRegion(scope: Construct, options: CenOptions, requirements: readonly Requirement[]): void {
  const { target, source } = options;
  const existing = target.transitRouter ?? source.transitRouter;
  const cenId = cenIdOf(scope, options, target.provider);
  const router = new RegionalRouter(scope, cenId, target.provider, existing);
  const targetAttachmentId = router.attachVpc('target', target, requirements);
  const sourceAttachmentId = router.attachVpc('source', source);
  addRoutes(scope, 'target', target, [cidrBlockOf(source.vpc)], { type: 'Attachment', id: targetAttachmentId });
  addRoutes(scope, 'source', source, [cidrBlockOf(target.vpc)], { type: 'Attachment', id: sourceAttachmentId });
}

function connectRegions(
  scope: Construct,
  options: CenOptions,
  bandwidth: number,
  requirements: readonly Requirement[],
): void {
  const { target, source } = options;
  const cenId = cenIdOf(scope, options, target.provider);
  const targetRegion = new Construct(scope, 'target-region');
  const sourceRegion = new Construct(scope, 'source-region');
  const targetRouter = new RegionalRouter(targetRegion, cenId, target.provider, target.transitRouter);
  const sourceRouter = new RegionalRouter(sourceRegion, cenId, source.provider, source.transitRouter);
  const targetAttachmentId = targetRouter.attachVpc('vpc', target, requirements);
  const sourceAttachmentId = sourceRouter.attachVpc('vpc', source);
  const peering = new CenTransitRouterPeerAttachment(scope, 'peer-attachment', {
    cenId,
    transitRouterId: targetRouter.transitRouterId,
    peerTransitRouterId: sourceRouter.transitRouterId,
    peerTransitRouterRegionId: regionOf(source),
    bandwidthType: 'DataTransfer',
    bandwidth,
    autoPublishRouteEnabled: true,
    provider: target.provider,
  });
  targetRouter.join('peer', peering.transitRouterAttachmentId);
  sourceRouter.join('peer', peering.transitRouterAttachmentId);
  addRoutes(targetRegion, 'vpc', target, [cidrBlockOf(source.vpc)], { type: 'Attachment', id: targetAttachmentId });
  addRoutes(sourceRegion, 'vpc', source, [cidrBlockOf(target.vpc)], { type: 'Attachment', id: sourceAttachmentId });
}

function cenIdOf(scope: Construct, { cen, target, source }: CenOptions, provider?: TerraformProvider): string {
  const existing = cen?.id ?? target.transitRouter?.cenId ?? source.transitRouter?.cenId;
  return existing ?? new CenInstance(scope, 'cen', { provider }).id;
}
