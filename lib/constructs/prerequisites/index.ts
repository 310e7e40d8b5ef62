export type { DbInstanceFacts, DbInstanceLike, DbInstanceListItem, DbInstancesDataSource } from './db-instance';
export { MigrationSource } from './migration-source';
export type {
  AddressSourceOptions,
  EcsInstanceLike,
  EcsSourceOptions,
  MigrationSourceAttributes,
  MigrationSourceOptions,
  SourceCategory,
} from './migration-source';
export type { CenOptions } from './network/cen';
export type { Connection } from './network/connection';
export type { DataCenterOptions, VirtualBorderRouterPath, VpnAttachmentPath } from './network/data-center';
export { MigrationNetwork } from './network/migration-network';
export type { NetworkSide, SecurityGroupLike, SourceAccess, VpcLike, VswitchLike } from './network/network-side';
export type { ExistingNetworkOptions, SameVpcOptions } from './network/reachable-network';
export type { CenInstanceLike, CenSide, TransitRouterLike } from './network/transit-router';
export type { VpcPeeringOptions } from './network/vpc-peering';
export { Prerequisites } from './prerequisites';
export type { PrecheckTaskAttributes, PrerequisitesOptions } from './prerequisites';
export { RdsTarget } from './rds-target';
export type { Requirement } from './requirement';
export { SourcePassword } from './source-password';
export type { SourcePasswordAttributes } from './source-password';
export type { FirewallCommands } from './source-setup/firewall';
export { SourceSetup } from './source-setup/source-setup';
export type { SourceSetupOptions } from './source-setup/source-setup';
