import { App, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import {
  CloudMigrationPrecheck,
  MigrationNetwork,
  MigrationSource,
  RdsTarget,
  SourcePassword,
} from 'cdktf-alicloud-rds-migration';
import {
  AlicloudProvider,
  DbInstance,
  Vpc,
  VpnCustomerGateway,
  VpnGatewayVpnAttachment,
  Vswitch,
} from 'cdktf-alicloud-rds-migration/alicloud';

const DATA_CENTER = '192.168.0.0/16';

const app = new App();
const stack = new TerraformStack(app, 'data-center-vpn');
new AlicloudProvider(stack, 'alicloud', { region: 'cn-hangzhou' });

const vpc = new Vpc(stack, 'vpc', { vpcName: 'databases', cidrBlock: '10.0.0.0/8' });
const vswitch = new Vswitch(stack, 'vswitch', { vpcId: vpc.id, cidrBlock: '10.0.0.0/24', zoneId: 'cn-hangzhou-h' });
const db = new DbInstance(stack, 'db', {
  engine: 'PostgreSQL',
  engineVersion: '15.0',
  instanceType: 'pg.n2.2c.2m',
  instanceStorage: 100,
  dbInstanceStorageType: 'cloud_essd',
  vswitchId: vswitch.id,
});

const preSharedKey = new TerraformVariable(stack, 'pre_shared_key', { type: 'string', sensitive: true });
const gateway = new VpnCustomerGateway(stack, 'data-center', {
  customerGatewayName: 'data-center',
  ipAddress: '198.51.100.1',
});
const vpnAttachment = new VpnGatewayVpnAttachment(stack, 'vpn', {
  customerGatewayId: gateway.id,
  localSubnet: vpc.cidrBlock,
  remoteSubnet: DATA_CENTER,
  networkType: 'public',
  ikeConfig: { psk: preSharedKey.stringValue, ikeVersion: 'ikev2' },
});
const network = MigrationNetwork.dataCenter(stack, 'network', {
  target: { vpc, vswitches: [vswitch] },
  dataCenterCidrBlocks: [DATA_CENTER],
  through: { vpnAttachment, zoneId: 'cn-hangzhou-h', transitRouterCidrBlock: '100.64.0.0/24' },
});

const password = new TerraformVariable(stack, 'source_password', { type: 'string', sensitive: true });
password.addOverride('ephemeral', true);

const precheck = new CloudMigrationPrecheck(stack, 'precheck', {
  target: RdsTarget.fromDbInstance(db),
  source: MigrationSource.inDataCenter({
    ipAddress: '192.168.1.10',
    account: 'migratetest',
    password: SourcePassword.fromVariable(password),
  }),
  network,
});

new TerraformOutput(stack, 'task_id', { value: precheck.taskId, staticId: true });
new TerraformOutput(stack, 'task_name', { value: precheck.taskName, staticId: true });

app.synth();
