import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultInstance, faultKinds, outcomes, parseFaultPlan } from '../../lib/emulator';
import { parseInstances } from '../../lib/emulator/instance-file';

const readme = readFileSync(join(__dirname, '../../lib/emulator/README.md'), 'utf8');
const jsonExamples = [...readme.matchAll(/```json\n(.*?)```/gs)].map(([, text]) => JSON.parse(text ?? '') as object);

test.each([...outcomes, ...faultKinds, `PostgreSQL ${defaultInstance.engineVersion}`])(
  'the README names %s',
  (name) => {
    expect(readme).toMatch(new RegExp(`(\`| )${name}(\`| )`));
  },
);

test("the README's examples are accepted", () => {
  const [instanceFile, faultPlan] = jsonExamples as [{ instances: unknown }, unknown];
  expect(parseInstances(instanceFile.instances, 'README')).toHaveLength(3);
  expect(parseFaultPlan(faultPlan, 'README')).toEqual(faultPlan);
});
