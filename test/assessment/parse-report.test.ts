import fc from 'fast-check';
import { parseReport } from '../../lib/assessment';
import { almostReport, detailOf, sampleLines } from './samples';

const lineEnds = {
  newline: '\n',
  'carriage return and newline': '\r\n',
  '\\n': '\\n',
  '\\\\n': '\\\\n',
  '\\r\\n': '\\r\\n',
};

test.each(Object.entries(lineEnds))('the public sample is read with %s between its lines', (_name, lineEnd) => {
  const report = parseReport(sampleLines.join(lineEnd));

  expect(report.status).toBe('warned');
  expect(report.finished).toBe(true);
  expect(report.remarks).toEqual([]);
  expect(report.checks).toHaveLength(14);
  expect(report.checks[0]).toEqual({
    section: 'Check rds empty',
    name: 'Check rds databases',
    status: 'success',
    message: '',
    word: 'success',
  });
  expect(report.checks.filter((check) => check.status !== 'success')).toEqual([
    {
      section: 'Check source glibc version',
      name: 'Check source glibc version compatible',
      status: 'warning',
      message: 'source glibc version is not compatible with rds pg',
      word: 'warning',
    },
  ]);
  expect(report.checks.at(-2)?.section).toBe('Check triggers');
});

test('line ends of several kinds may be mixed in one report', () => {
  const report = parseReport(
    '[Check disk size]\\nCheck disk size enough: success\r\nCheck x: success\\\\n*Migrate check success*',
  );

  expect(report.checks.map((check) => check.name)).toEqual(['Check disk size enough', 'Check x']);
  expect(report.status).toBe('passed');
});

test.each([
  ['Check a: failed(error:no route)', 'error', 'no route', 'failed'],
  ['Check a: error(error:no route)', 'error', 'no route', 'error'],
  ['Check a: error:no route', 'error', 'no route', 'error'],
  ['Check a: warning: old (2.17): reindex', 'warning', 'old (2.17): reindex', 'warning'],
  ['Check a: failed', 'error', '', 'failed'],
  ['Check a: FAILED(no route)', 'error', 'no route', 'FAILED'],
  ['Check a: warning(warning:old)', 'warning', 'old', 'warning'],
  ['Check a: warning(old)', 'warning', 'old', 'warning'],
  ['Check a: success()', 'success', '', 'success'],
  ['Check a: odd(error:no route)', 'error', 'no route', 'odd'],
  ['Check a: odd(warning:old)', 'warning', 'old', 'odd'],
  ['Check a: success(warning:old)', 'warning', 'old', 'success'],
  ['Check a: warning(error:no route)', 'error', 'no route', 'warning'],
  ['Check a: failed(warning:old)', 'error', 'old', 'failed'],
  ['Check a: skipped', 'unknown', '', 'skipped'],
  ['Check a: not applicable(no triggers)', 'unknown', 'no triggers', 'not applicable'],
])('%s is classified by its word and its prefix', (line, status, message, word) => {
  expect(parseReport(line).checks[0]).toEqual({ section: '', name: 'Check a', status, message, word });
});

test.each([
  ['Check ip fe80::1 connectable: success', 'Check ip fe80::1 connectable', ''],
  ['Check ip [fe80::1]:5432: failed(error:x)', 'Check ip [fe80::1]:5432', 'x'],
  [
    'Check port 10.0.0.1:5432 (tcp): failed(error:5432 is unapproachable)',
    'Check port 10.0.0.1:5432 (tcp)',
    '5432 is unapproachable',
  ],
  [
    'Check a: failed(error:cannot reach [fe80::1]:5432 (timed out (3 s)): gave up)',
    'Check a',
    'cannot reach [fe80::1]:5432 (timed out (3 s)): gave up',
  ],
  ['Check port (via proxy: failed(x)): success', 'Check port (via proxy: failed(x))', ''],
  ['Check a: failed(error:x) note: success', 'Check a', 'x) note: success'],
  ['Check a: failed(error:bad character (at 3)', 'Check a', 'bad character (at 3'],
  ['Check a: failed(error:odd) one)', 'Check a', 'odd) one'],
])('colons and parentheses in names and messages stay where they belong: %s', (line, name, message) => {
  expect(parseReport(line).checks).toMatchObject([{ name, message }]);
});

test('Chinese words with full-width punctuation are understood', () => {
  const report = parseReport(
    '【检查源端连通性】\n检查端口：失败（错误：5432 不可达）\n检查版本：成功\n检查字符集：警告（警告：不一致）\n*迁移检查失败*',
  );

  expect(report.checks).toEqual([
    { section: '检查源端连通性', name: '检查端口', status: 'error', message: '5432 不可达', word: '失败' },
    { section: '检查源端连通性', name: '检查版本', status: 'success', message: '', word: '成功' },
    { section: '检查源端连通性', name: '检查字符集', status: 'warning', message: '不一致', word: '警告' },
  ]);
  expect(report.status).toBe('failed');
});

test.each([
  ['*迁移检查成功*', 'passed'],
  ['*迁移检查未通过*', 'failed'],
  ['*迁移检查不成功*', 'failed'],
  ['**Migrate check: SUCCESS**', 'passed'],
  ['＊Migrate check failure＊', 'failed'],
  ['*Migrate check warning*', 'warned'],
  ['*Migrate check aborted*', 'unknown'],
  ['*Migrate check not success*', 'unknown'],
])('%s closes the report as %s', (line, status) => {
  expect(parseReport(`Check a: success\n${line}`)).toMatchObject({ status, finished: true });
});

test('sections and words that nobody has seen before survive', () => {
  const report = parseReport('[Check quantum state]\nCheck entanglement: collapsed(cat:dead)\n*Migrate check success*');

  expect(report.checks).toEqual([
    {
      section: 'Check quantum state',
      name: 'Check entanglement',
      status: 'unknown',
      message: 'cat:dead',
      word: 'collapsed',
    },
  ]);
  expect(report.status).toBe('passed');
});

test('several checks of the same name are all kept', () => {
  const report = parseReport(
    detailOf(['Check extension: success', 'Check extension: failed(error:a)', 'Check extension: failed(error:b)']),
  );

  expect(report.checks.map((check) => check.message)).toEqual(['', 'a', 'b']);
});

test('a message over several lines is put back on one', () => {
  const report = parseReport(
    detailOf(
      [
        'Check database connectable: failed(error:connection to server at "10.0.0.1" failed: FATAL:  no entry for host (10.0.0.2)',
        'DETAIL: see',
        'HINT:  add one)',
        'Check account monitor privilege: success',
      ],
      'failed',
    ),
  );

  expect(report.checks).toMatchObject([
    {
      message:
        'connection to server at "10.0.0.1" failed: FATAL:  no entry for host (10.0.0.2) DETAIL: see HINT:  add one',
    },
    { name: 'Check account monitor privilege', status: 'success' },
  ]);
  expect(report.remarks).toEqual([]);
});

test('an open parenthesis does not swallow the next check, heading or last line', () => {
  const report = parseReport(
    'Check a: failed(error:cut\nCheck b: success\nCheck c: failed(error:cut\n[Next]\nd: failed(error:cut\n*Migrate check failed*',
  );

  expect(report.checks.map(({ name, message }) => [name, message])).toEqual([
    ['Check a', 'cut'],
    ['Check b', ''],
    ['Check c', 'cut'],
    ['d', 'cut'],
  ]);
  expect(report.status).toBe('failed');
});

test('every beginning of a report that is being written is read as running', () => {
  const detail = sampleLines.join('\n');
  for (let length = 0; length < detail.length; length += 1) {
    const report = parseReport(detail.slice(0, length));
    expect(report.finished).toBe(false);
    expect(['running', 'unknown']).toContain(report.status);
    expect(report.status === 'unknown' && report.checks.length > 0).toBe(false);
  }
});

test('lines of a migration task that are no checks are kept as remarks under their heading', () => {
  const report = parseReport(
    '[Start RDS instance]\n2022-02-25 17:00:29 --- Start RDS instance as slave for data replication\nsee https://example.com/a',
  );

  expect(report.checks).toEqual([]);
  expect(report.remarks).toEqual([
    { section: 'Start RDS instance', text: '2022-02-25 17:00:29 --- Start RDS instance as slave for data replication' },
    { section: 'Start RDS instance', text: 'see https://example.com/a' },
  ]);
});

test('nothing of the text is dropped but line ends, blanks and the marks of the grammar', () => {
  fc.assert(
    fc.property(almostReport, (detail) => {
      const report = parseReport(detail);
      const kept = report.lines.map((line) => {
        switch (line.kind) {
          case 'section':
            return line.section;
          case 'end':
            return line.text;
          case 'remark':
            return line.remark.text;
          case 'check':
            return `${line.check.name} ${line.check.word} ${line.check.message}`;
        }
      });
      expect(bare(kept.join(' '))).toBe(bare(detail.replace(/\\+r\\+n|\\+n/g, ' ')));
    }),
    { numRuns: 2000 },
  );
});

/** A text without what the grammar itself adds, and without what tells one kind of finding from another. */
function bare(text: string): string {
  return text.replace(/[\s\u0085()（）[\]【】*＊:：]|error|warning|failed|错误|失败/g, '');
}

test('no text makes the parser throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), almostReport), (detail) => {
      expect(() => parseReport(detail)).not.toThrow();
    }),
    { numRuns: 2000 },
  );
});

test('a long line without any structure is one remark', () => {
  for (const character of [' a', ':', ': ', '(', ')', '*', '[', 'Check a:', 'a: b(', '\\']) {
    const detail = `x${character.repeat(50_000)}`;
    expect(parseReport(detail).lines).toHaveLength(1);
  }
});
