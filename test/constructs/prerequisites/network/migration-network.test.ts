import { App, Testing } from 'cdktf';
import { MigrationNetwork } from '../../../../lib/constructs/prerequisites';
import { scenario, scenarios, ScenarioStack } from '../scenarios';

const names = Object.keys(scenarios);

test.each(names)('%s: the stack is as it was reviewed', (name) => {
  expect(JSON.parse(Testing.synth(scenario(name), true))).toMatchSnapshot();
});

test.each(names)('%s: the app synthesises, validations included', (name) => {
  expect(() => App.of(scenario(name)).synth()).not.toThrow();
});

test.each(names)('%s: the task waits for every resource that the network declares', (name) => {
  const { resource } = JSON.parse(Testing.synth(scenario(name)));
  const addresses = Object.entries<object>(resource).flatMap(([type, instances]) =>
    Object.keys(instances)
      .filter((id) => id.startsWith('network_'))
      .map((id) => `${type}.${id}`),
  );
  const [task] = Object.values<{ depends_on?: string[] }>(resource.terraform_data);
  expect(task?.depends_on ?? []).toEqual(expect.arrayContaining(addresses));
});

test('the source is opened once for each port and CIDR block, whatever the number of assessments', () => {
  const stack = new ScenarioStack();
  const network = MigrationNetwork.existing(stack, 'network', {
    rdsCidrBlocks: ['172.16.0.0/16', '172.17.0.0/16'],
    sourceSecurityGroup: { id: 'sg-1' },
  });
  [5432, 5432, 5433].forEach((port) => network.admit(port));
  const rules = Object.values<{ ip_protocol: string; port_range: string; cidr_ip: string }>(
    JSON.parse(Testing.synth(stack)).resource.alicloud_security_group_rule,
  );
  expect(rules.map((rule) => `${rule.ip_protocol} ${rule.port_range} ${rule.cidr_ip}`).sort()).toEqual([
    'icmp -1/-1 172.16.0.0/16',
    'icmp -1/-1 172.17.0.0/16',
    'tcp 5432/5432 172.16.0.0/16',
    'tcp 5432/5432 172.17.0.0/16',
    'tcp 5433/5433 172.16.0.0/16',
    'tcp 5433/5433 172.17.0.0/16',
  ]);
});

test('without the security group of the source no rule is made', () => {
  const stack = new ScenarioStack();
  MigrationNetwork.existing(stack, 'network', { rdsCidrBlocks: ['172.16.0.0/16'] }).admit(5432);
  expect(JSON.parse(Testing.synth(stack)).resource).toBeUndefined();
});

test('a network waits for what it is told to, too', () => {
  const stack = new ScenarioStack();
  const route = { fqn: 'alicloud_route_entry.elsewhere' };
  expect(MigrationNetwork.existing(stack, 'network', { dependsOn: [route] }).dependencies).toEqual([route]);
});
