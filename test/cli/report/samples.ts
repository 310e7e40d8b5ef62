import fc from 'fast-check';
import { decide, reportOf, summarise, type CheckStatus, type DecisionPolicy } from '../../../lib/assessment';
import { precheckReportOf, type PrecheckReport, type TaskFacts } from '../../../lib/cli/report/precheck-report';

/** A report with every outcome: failed, warned, ignored (by {@link policy}), in unknown words, passed. */
export const mixedDetail = [
  '[Check rds empty]',
  'Check rds databases: success',
  '[Check source connectivity]',
  'Check port connectable: failed(error:5432 is unapproachable)',
  'Check database connectable: failed(error:cannot connect to source database by migratetest:***)',
  '[Check source glibc version]',
  'Check source glibc version compatible: warning(warning:source glibc version is not compatible with rds pg)',
  '[Check user functions]',
  'Check user functions compatible: skipped(no functions)',
  'The engine had a cold.',
  '*Migrate check failed*',
].join('\n');

export const policy: DecisionPolicy = { ignoreChecks: ['Check database connectable'] };

export const facts: TaskFacts = {
  address: 'rdsmigration_precheck_task.this',
  dbInstanceName: 'pgm-bp102g323jd4',
  sourceIpAddress: '172.16.0.10',
  sourcePort: '5432',
  sourceAccount: 'migratetest',
  sourceCategory: 'ecsOnVpc',
  taskId: '439946016',
  taskName: 'slf7w7wj3g',
  requestId: '60F9A12A-16B8-4728-B099-4CA38D32C31C',
  createdAt: '2026-02-25T06:57:41Z',
  modifiedAt: '2026-02-25T06:58:00Z',
};

export const mixed = precheckReportOf(facts, mixedDetail, policy);
export const passed = precheckReportOf(
  facts,
  '[Check rds empty]\nCheck rds databases: success\n*Migrate check success*',
  {},
);
export const warned = precheckReportOf(
  facts,
  'Check source glibc version compatible: warning(old)\n*Migrate check success*',
  {},
);
export const running = precheckReportOf(facts, '[Check rds empty]\nCheck rds databases: success\n', {});
export const unknown = precheckReportOf({}, 'the engine stopped', {});
export const contradictory = precheckReportOf(facts, 'Check rds databases: success\n*Migrate check failed*', {});

/** A report whose every text is the given one, in a structure that does not depend on it. */
export function filledWith(text: string): PrecheckReport {
  const check = (status: CheckStatus) => ({
    kind: 'check' as const,
    check: { section: text, name: text, status, message: text, word: text },
  });
  const report = reportOf([
    { kind: 'section', section: text },
    check('error'),
    check('warning'),
    check('unknown'),
    check('success'),
    { kind: 'remark', remark: { section: text, text } },
    { kind: 'end', text: 'Migrate check failed', status: 'error' },
  ]);
  return {
    ...Object.fromEntries(Object.keys(facts).map((fact) => [fact, text])),
    report,
    summary: summarise(report),
    decision: decide(report),
    ignoreChecks: [text],
  };
}

/** Text that could break out of HTML, Markdown, XML or a terminal. */
export const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'<>&"\'`|\\*_[](){}#@!~$^-+=:;/',
        ' ',
        '\n',
        '\t',
        '\r',
        '\u0000',
        '\u001b',
        '\u009b',
        '\ud800',
        '\ufffe',
        '\u202e',
      ),
      fc.constantFrom(
        '</td>',
        '<script>',
        '-->',
        ']]>',
        '&amp;',
        '&#60;',
        '" onload="',
        '```',
        '| x |',
        'https://example.com',
        '@octocat',
        '\u001b[31m',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 5 }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => `x${parts.join('')}x`);
