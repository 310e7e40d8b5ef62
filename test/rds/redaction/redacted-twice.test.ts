import fc from 'fast-check';
import { Redactor } from '../../../lib/rds/redaction';

test('behind the place of a password that was removed before, nothing is lost', () => {
  const diagnostic = [
    'ERROR: Check database connectable [Check source connectivity]',
    '  cannot connect to source database by migratetest:***',
    '  Cause: the password is wrong.',
    '',
    'ERROR: Check disk size enough [Check disk size]',
  ].join('\n');
  expect(new Redactor({ secrets: ['S3cr3t-of-the-source'] }).redact(diagnostic)).toBe(diagnostic);
});

test('a report that was redacted once stays as it is the second time', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 8, maxLength: 20 }), (password) => {
      const report = `[Check source connectivity]\nCheck database connectable: failed(error:cannot connect to source database by migratetest:${password})\n[Check disk size]\nCheck disk size enough: success\n`;
      const redactor = new Redactor({ secrets: [password], accounts: ['migratetest'] });
      const once = redactor.redact(report);
      expect(redactor.redact(once)).toBe(once);
      expect(new Redactor({ secrets: [] }).redact(once)).toBe(once);
      expect(once).toContain('Check disk size enough: success');
    }),
  );
});
