/**
 * For the tests of stacks: a stand-in of the Terraform provider aliyun/alicloud, which needs neither a registry nor an
 * account. What it knows of the real provider, and what not, is in this folder's README.
 */
export { type AlicloudStandIn, type AlicloudStandInOptions, installAlicloudStandIn } from './install-alicloud-stand-in';
