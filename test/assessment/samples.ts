import fc from 'fast-check';

/** The public sample of the report, line by line; RDS answers it in one string. */
export const sampleLines = [
  '[Check rds empty]',
  'Check rds databases: success',
  '[Check source connectivity]',
  'Check ip connectable: success',
  'Check port connectable: success',
  'Check database connectable: success',
  'Check account replication privilege: success',
  'Check account createrole privilege: success',
  'Check account monitor privilege: success',
  '[Check source version]',
  'Check major version consistent: success',
  '[Check source glibc version]',
  'Check source glibc version compatible: warning(warning:source glibc version is not compatible with rds pg)',
  '[Check disk size]',
  'Check disk size enough: success',
  '[Check wal keep size]',
  'Check wal keep size large enough: success',
  '[Check spec params]',
  'Check if spec params too large: success',
  ' [Check triggers]',
  'Check triggers compatible: success',
  '[Check user functions]',
  'Check user functions compatible: success',
  '*Migrate check success*',
];

/** A report of one section with the given checks, finished with the given word. */
export function detailOf(checks: readonly string[], word?: string): string {
  const end = word === undefined ? [] : [`*Migrate check ${word}*`];
  return ['[Check source connectivity]', ...checks, ...end].join('\n');
}

/** Text that is made of the grammar's own pieces in any order, so that every rule meets every other. */
export const almostReport = fc
  .array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.constantFrom(...'()（）[]【】*＊:：', ' ', '\t', '\n', '\\n', '\\\\n', '\r\n', '\\r\\n', '\\'),
      },
      {
        weight: 5,
        arbitrary: fc.constantFrom(
          ...[
            'Check ',
            'check',
            '检查',
            'Migrate check ',
            'success',
            'failed',
            'warning',
            'error:',
            'warning:',
            'n',
            'odd',
          ],
          ...[
            '错误：',
            '失败',
            '迁移检查成功',
            ': success',
            ': failed(error:',
            ')',
            '*Migrate check failed*',
            'fe80::1',
            '[a]',
          ],
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));
