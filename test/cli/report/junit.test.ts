import fc from 'fast-check';
import { parseStringPromise } from 'xml2js';
import { escapeXml, renderJunit } from '../../../lib/cli/report/junit';
import { precheckReportOf } from '../../../lib/cli/report/precheck-report';
import { contradictory, facts, filledWith, hostileText, mixed, passed, running, unknown, warned } from './samples';

interface XmlElement {
  readonly $: Readonly<Record<string, string>>;
  readonly _?: string;
}
interface TestCase extends XmlElement {
  readonly failure?: XmlElement[];
  readonly error?: XmlElement[];
  readonly skipped?: XmlElement[];
  readonly 'system-out'?: string[];
}
interface TestSuite extends XmlElement {
  readonly testcase: TestCase[];
  readonly properties: { readonly property: XmlElement[] }[];
  readonly 'system-out'?: string[];
}
interface TestSuites extends XmlElement {
  readonly testsuite: TestSuite[];
}

async function read(xml: string): Promise<TestSuites> {
  const document = (await parseStringPromise(xml, { strict: true })) as { testsuites: TestSuites };
  return document.testsuites;
}

async function suiteOf(task: Parameters<typeof renderJunit>[0][number]): Promise<TestSuite> {
  const [suite] = (await read(renderJunit([task]))).testsuite;
  if (suite === undefined) {
    throw new Error('There is no suite.');
  }
  return suite;
}

function named(suite: TestSuite, name: string): TestCase | undefined {
  return suite.testcase.find((testCase) => testCase.$.name === name);
}

test('an assessment is a suite with its counts, its time and the facts of the task', async () => {
  const suite = await suiteOf(mixed);

  expect(suite.$).toEqual({
    name: 'rdsmigration_precheck_task.this',
    tests: '5',
    failures: '1',
    errors: '0',
    skipped: '2',
    time: '19',
    timestamp: '2026-02-25T06:57:41',
  });
  expect(suite.testcase).toHaveLength(5);
  expect(suite.properties[0]?.property.map(({ $ }) => $)).toContainEqual({ name: 'target', value: 'pgm-bp102g323jd4' });
  expect(suite['system-out']).toEqual(['The engine had a cold.']);
});

test('a check that blocks is a failure with its message, cause and remedy', async () => {
  const testCase = named(await suiteOf(mixed), 'Check port connectable');

  expect(testCase?.$.classname).toBe('rdsmigration_precheck_task.this.Check source connectivity');
  expect(testCase?.failure).toHaveLength(1);
  expect(testCase?.failure?.[0]?.$).toEqual({ message: '5432 is unapproachable', type: 'error' });
  expect(testCase?.failure?.[0]?._).toMatch(/^Cause: .*\nRemedy: Set listen_addresses = '\*'.*\nGuide: https:/);
});

test('ignored checks and checks in unknown words are skipped, with the reason', async () => {
  const suite = await suiteOf(mixed);

  expect(named(suite, 'Check database connectable')?.skipped?.[0]?.$.message).toMatch(
    /^Ignored by ignore_checks: cannot connect/,
  );
  expect(named(suite, 'Check user functions compatible')?.skipped?.[0]?.$.message).toBe(
    'Not understood: skipped: no functions',
  );
});

test('a warning passes and is told in system-out, unless warnings count', async () => {
  const tolerated = named(await suiteOf(warned), 'Check source glibc version compatible');
  const blocking = precheckReportOf(facts, 'Check a: warning(old)\n*Migrate check success*', { failOn: 'warning' });

  expect(tolerated?.failure).toBeUndefined();
  expect(tolerated?.['system-out']?.[0]).toMatch(/^warning: old\nCause: /);
  expect(named(await suiteOf(blocking), 'Check a')?.failure?.[0]?.$).toEqual({ message: 'old', type: 'warning' });
});

test('a check that succeeded is an empty test case', async () => {
  expect(Object.keys(named(await suiteOf(passed), 'Check rds databases') ?? {})).toEqual(['$']);
});

test.each([
  ['still runs', running, 'running'],
  ['is not understood', unknown, 'unknown'],
  ['closes as failed without a failed check', contradictory, 'failed'],
])('a report that %s has its verdict as an error', async (_outcome, task, type) => {
  const suite = await suiteOf(task);

  expect(suite.$.errors).toBe('1');
  expect(named(suite, 'Verdict')?.error?.[0]?.$.type).toBe(type);
  expect(suite.$.tests).toBe(String(suite.testcase.length));
});

test('an assessment that passes has no verdict case', async () => {
  expect(named(await suiteOf(passed), 'Verdict')).toBeUndefined();
});

test('checks of the same name are told apart', async () => {
  const task = precheckReportOf(facts, 'Check a: success\nCheck a: failed(x)\n*Migrate check failed*', {});

  expect((await suiteOf(task)).testcase.map(({ $ }) => $.name)).toEqual(['Check a', 'Check a (2)']);
});

test('the suites are summed up', async () => {
  const { $ } = await read(renderJunit([mixed, running]));

  expect($).toEqual({ name: 'Cloud migration assessment', tests: '7', failures: '1', errors: '1' });
});

test('every text of a report comes out of an XML parser as it went in, but for what XML forbids', async () => {
  const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
  await fc.assert(
    fc.asyncProperty(hostileText, async (text) => {
      const xml = renderJunit([filledWith(text)]);
      expect(xml).not.toMatch(forbidden);
      const suite = (await read(xml)).testsuite[0];
      expect(suite?.$.name).toBe(text.replace(forbidden, '\ufffd'));
      expect(suite?.testcase).toHaveLength(4);
      expect(suite?.testcase[0]?.failure?.[0]?.$.message).toBe(text.replace(forbidden, '\ufffd'));
      expect(suite?.['system-out']?.[0]).toBe(text.replace(forbidden, '\ufffd'));
    }),
    { numRuns: 500 },
  );
});

test('escaped text has no character that XML could take for markup', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(escapeXml(text)).not.toMatch(/[<>"'\t\n\r]|&(?!#\d+;)/);
    }),
  );
});
