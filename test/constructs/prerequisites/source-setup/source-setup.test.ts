import { TerraformLocal, TerraformOutput, TerraformStack, Testing } from 'cdktf';
import {
  MigrationNetwork,
  MigrationSource,
  Prerequisites,
  RdsTarget,
  SourceSetup,
} from '../../../../lib/constructs/prerequisites';
import { TerraformDirectory } from '../../../support/terraform';
import { ScenarioStack } from '../scenarios';

const setup = new SourceSetup({ account: 'migratetest', port: 5433, rdsCidrBlocks: ['172.16.0.0/12', '10.0.0.0/8'] });

test('the lines for pg_hba.conf name the account and each CIDR block, for databases and for replication', () => {
  expect(setup.pgHba).toBe(
    [
      'host all         "migratetest" 172.16.0.0/12 md5',
      'host replication "migratetest" 172.16.0.0/12 md5',
      'host all         "migratetest" 10.0.0.0/8 md5',
      'host replication "migratetest" 10.0.0.0/8 md5',
      '',
    ].join('\n'),
  );
});

test('the server is told to listen on every address', () => {
  expect(setup.postgresqlConf).toBe("listen_addresses = '*'\n");
});

test('the commands for the firewall open the port and ICMP to each CIDR block', () => {
  expect(setup.firewall).toMatchSnapshot();
});

test('nothing holds the password', () => {
  const stack = new ScenarioStack();
  const { sourceSetup } = new Prerequisites(stack, {
    target: RdsTarget.fromInstanceId('pgm-1'),
    source: MigrationSource.onEcs({ ipAddress: '10.0.1.5', ...stack.account }),
    network: MigrationNetwork.existing(stack, 'network', { rdsCidrBlocks: ['172.16.0.0/12'] }),
  });
  const { accountSql, pgHba, postgresqlConf, userData } = sourceSetup;
  const { sourcePasswordWo } = stack.account.password.attributes as { sourcePasswordWo: string };
  for (const text of [accountSql, pgHba, postgresqlConf, userData]) {
    expect(text).not.toContain('source_password}');
    expect(text).not.toContain(sourcePasswordWo);
    expect(text).not.toContain('TfToken');
  }
});

test('without a network that knows where the RDS instance connects from there is nothing to set up', () => {
  const stack = new ScenarioStack();
  const source = MigrationSource.onEcs({ ipAddress: '10.0.1.5', ...stack.account });
  expect(() => new Prerequisites(stack, { target: RdsTarget.fromInstanceId('pgm-1'), source }).sourceSetup).toThrow(
    'The setup of the source names the CIDR blocks that the RDS instance connects from, and none is known. ' +
      'Give the assessment a network, and existing() or publicNetwork() their rdsCidrBlocks.',
  );
});

test('values that only Terraform knows come out as those that are known', async () => {
  const stack = new TerraformStack(Testing.app(), 'stack');
  const values = { account: `we"ird o'hara`, port: 5433, rdsCidrBlocks: ['172.16.0.0/12'] };
  const unknown = new SourceSetup({
    account: new TerraformLocal(stack, 'account', values.account).asString,
    port: new TerraformLocal(stack, 'port', values.port).asNumber,
    rdsCidrBlocks: [new TerraformLocal(stack, 'block', values.rdsCidrBlocks[0]).asString],
  });
  const known = new SourceSetup(values);
  const textsOf = (of: SourceSetup) => ({ ...of.firewall, sql: of.accountSql, hba: of.pgHba, user_data: of.userData });
  Object.entries(textsOf(unknown)).forEach(
    ([name, value]) => new TerraformOutput(stack, name, { value, staticId: true }),
  );
  const directory = new TerraformDirectory();
  try {
    directory.write('cdk.tf.json', Testing.synth(stack));
    await directory.succeed(['init', '-input=false']);
    await directory.succeed(['apply', '-auto-approve']);
    const outputs = await directory.json<Record<string, { value: string }>>(['output', '-json']);
    const rendered = Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
    expect(rendered).toEqual(textsOf(known));
  } finally {
    directory.remove();
  }
}, 60_000);
