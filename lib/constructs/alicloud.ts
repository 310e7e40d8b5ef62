/**
 * CDKTF bindings for the part of aliyun/alicloud 1.289.0 that a migration touches: VPC, CEN, VPC peering, Express Connect,
 * VPN, ECS, security groups and RDS, and the data sources that go with them. Generated from `schema/` at build time.
 *
 * Every folder is exported as a namespace, as `cdktf get` does (`vpc.Vpc`), and every construct class and its
 * configuration by its own name (`Vpc`, `VpcConfig`). For the rest of the provider run `cdktf get` with
 * `aliyun/alicloud`; the constructs of this package accept those bindings as well.
 */
export * from './generated/alicloud';
