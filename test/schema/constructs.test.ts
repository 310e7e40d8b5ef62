import { Testing } from 'cdktf';
import { scenario, scenarios } from '../constructs/prerequisites/scenarios';
import { problemsOf } from './conformance';
import { alicloudSchema } from './provider-schema';

test.each(Object.keys(scenarios))('%s: every attribute is one of aliyun/alicloud, with its type', (name) => {
  expect(problemsOf(JSON.parse(Testing.synth(scenario(name), true)), alicloudSchema())).toEqual([]);
});
