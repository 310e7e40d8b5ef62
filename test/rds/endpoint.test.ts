import { parseEndpoint, rdsEndpoint } from '../../lib/rds/endpoint';

test.each([
  ['cn-hangzhou', 'rds.aliyuncs.com'],
  ['ap-southeast-1', 'rds.aliyuncs.com'],
  ['us-west-1', 'rds.aliyuncs.com'],
  ['cn-hangzhou-finance', 'rds-vpc.cn-hangzhou-finance.aliyuncs.com'],
  ['cn-zhangjiakou', 'rds.cn-zhangjiakou.aliyuncs.com'],
  ['ap-southeast-3', 'rds.ap-southeast-3.aliyuncs.com'],
  ['eu-central-1', 'rds.eu-central-1.aliyuncs.com'],
])('region %s is served by %s', (region, host) => {
  expect(rdsEndpoint(region)).toBe(host);
});

test.each(['', 'CN-Hangzhou', 'cn hangzhou', 'cn-hangzhou.evil.example', 'cn/hangzhou', '-cn', 'constructor '])(
  'the text %j is refused as a region id',
  (region) => {
    expect(() => rdsEndpoint(region)).toThrow(/is not a region id/);
  },
);

test.each([
  ['rds.aliyuncs.com', 'https://rds.aliyuncs.com', 'rds.aliyuncs.com'],
  [' rds.aliyuncs.com/ ', 'https://rds.aliyuncs.com', 'rds.aliyuncs.com'],
  ['RDS.aliyuncs.com', 'https://rds.aliyuncs.com', 'rds.aliyuncs.com'],
  ['https://rds.aliyuncs.com/', 'https://rds.aliyuncs.com', 'rds.aliyuncs.com'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', '127.0.0.1:8080'],
  ['HTTP://localhost:8080/', 'http://localhost:8080', 'localhost:8080'],
  ['127.0.0.1:8443', 'https://127.0.0.1:8443', '127.0.0.1:8443'],
  ['http://[::1]:8080', 'http://[::1]:8080', '[::1]:8080'],
])('the endpoint %j means %s', (text, url, host) => {
  expect(parseEndpoint(text)).toEqual({ url, host });
});

test.each([
  ['', /no valid host/],
  ['https://', /no valid host/],
  ['rds aliyuncs.com', /no valid host/],
  ['rds.aliyuncs.com:port', /no valid host/],
  ['rds.aliyuncs.com:99999', /no valid host/],
  ['ftp://rds.aliyuncs.com', /scheme "ftp" is not supported/],
  ['https://rds.aliyuncs.com/api', /path, query or fragment/],
  ['https://rds.aliyuncs.com?', /path, query or fragment/],
  ['rds.aliyuncs.com#x', /path, query or fragment/],
])('the endpoint %j is refused with the reason and an example', (text, reason) => {
  expect(() => parseEndpoint(text)).toThrow(reason);
  expect(() => parseEndpoint(text)).toThrow(/give a host such as "rds\.aliyuncs\.com"/);
});

test('an endpoint with credentials in it is refused without quoting them', () => {
  const attempt = () => parseEndpoint('https://user:hunter2-secret@rds.aliyuncs.com');

  expect(attempt).toThrow(/must not contain credentials/);
  expect(attempt).not.toThrow(/hunter2-secret/);
});
