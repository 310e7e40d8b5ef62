import { defineSchema, Diagnostics, isUnknown, PartialConfigOf } from '../custom-resource';

/** What an assessment report tells, the same on the resource and on the data source. */
export const reportSchema = defineSchema({
  attributes: {
    status: {
      type: 'string',
      computed: true,
      description:
        'State of the assessment, read from its report: `running`, `passed`, `warned` (may proceed after review), `failed` or `unknown` (the report ended in a way that this version does not understand).',
    },
    passed: {
      type: 'bool',
      computed: true,
      description:
        'Whether the migration may go ahead under `fail_on` (`never` is judged as `error`) and `ignore_checks`. False while the assessment is running.',
    },
    checks: {
      type: { list: { object: { section: 'string', name: 'string', status: 'string', message: 'string' } } },
      computed: true,
      description:
        'Every check of the report, in its order: `section`, `name`, `status` (`success`, `warning`, `error` or `unknown`) and `message`.',
    },
    checks_passed: { type: 'number', computed: true, description: 'Number of checks that succeeded.' },
    checks_warned: { type: 'number', computed: true, description: 'Number of checks with a warning.' },
    checks_failed: { type: 'number', computed: true, description: 'Number of checks that failed.' },
    detail: {
      type: 'string',
      computed: true,
      description: 'The report as the service wrote it, without passwords.',
    },
    created_at: { type: 'string', computed: true, description: 'When the service created the task (UTC, RFC 3339).' },
    modified_at: {
      type: 'string',
      computed: true,
      description: 'When the service last changed the task (UTC, RFC 3339).',
    },
  },
});

/** How a report is judged, the same on the resource and on the data source. */
export const policySchema = defineSchema({
  attributes: {
    fail_on: {
      type: 'string',
      optional: true,
      default: 'error',
      description:
        'The least result that makes the assessment a failure: `error` (a check that blocks the migration), `warning` (a check that asks for review, too) or `never`. Default: `error`.',
    },
    ignore_checks: {
      type: { set: 'string' },
      optional: true,
      description:
        'Names of checks whose result does not count, for example `Check source glibc version compatible`. Capitals do not matter, nor does the word `Check` in front.',
    },
  },
});

const FAIL_ON_VALUES = ['error', 'warning', 'never'];

type PolicyConfig = PartialConfigOf<typeof policySchema>;

export function validatePolicy(config: PolicyConfig, diagnostics: Diagnostics): void {
  const { fail_on: failOn, ignore_checks: ignoreChecks } = config;
  if (failOn !== null && !isUnknown(failOn) && !FAIL_ON_VALUES.includes(failOn)) {
    diagnostics.error(
      '"fail_on" is not a result that can be chosen',
      `"${failOn}" is not one of: ${FAIL_ON_VALUES.join(', ')}. They are written in lower case.`,
      ['fail_on'],
    );
  }
  if (ignoreChecks === null || isUnknown(ignoreChecks)) return;
  // Elements of a set may be null in Terraform.
  const isEmpty = (name: unknown): boolean => name === null || (typeof name === 'string' && name.trim() === '');
  if (ignoreChecks.some(isEmpty)) {
    diagnostics.error(
      '"ignore_checks" has an empty name',
      'Name each check as the report does, for example "Check source glibc version compatible", or leave the entry out.',
      ['ignore_checks'],
    );
  }
}
