import { attachText, byHandText } from '../../../lib/custom-resource/process/identity';

const toy = { name: 'toy', version: '1.2.3', address: 'terraform.local/acme/toy' };

test.each([
  ['linux', 'x64', 'linux_amd64'],
  ['linux', 'arm64', 'linux_arm64'],
  ['darwin', 'arm64', 'darwin_arm64'],
  ['win32', 'ia32', 'windows_386'],
])('on %s %s a person is told to install it under %s', (platform, architecture, target) => {
  const text = byHandText(toy, platform, architecture);
  expect(text).toContain(`terraform.d/plugins/terraform.local/acme/toy/1.2.3/${target}/terraform-provider-toy.cjs`);
  expect(text).toMatch(/source {2}= "terraform\.local\/acme\/toy"\n\s+version = "1\.2\.3"/);
});

test('an author is told the variable that attaches Terraform, ready for a shell', () => {
  const [, variable = ''] = /TF_REATTACH_PROVIDERS='([^']*)'/.exec(attachText(toy, '/tmp/s', 42)) ?? [];
  expect(JSON.parse(variable)).toEqual({
    'terraform.local/acme/toy': {
      Protocol: 'grpc',
      ProtocolVersion: 6,
      Pid: 42,
      Test: true,
      Addr: { Network: 'unix', String: '/tmp/s' },
    },
  });
});
