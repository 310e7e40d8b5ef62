import fc from 'fast-check';
import { parseReport, printReport, reportOf, type Check } from '../../lib/assessment';
import { almostReport, sampleLines } from './samples';

test('the public sample is printed as RDS wrote it, but for the blank before a heading', () => {
  expect(printReport(parseReport(sampleLines.join('\\n')))).toBe(sampleLines.map((line) => line.trim()).join('\n'));
});

test('whatever was read is read back the same after printing', () => {
  fc.assert(
    fc.property(fc.oneof(almostReport, fc.string({ unit: 'binary', maxLength: 200 })), (detail) => {
      const report = parseReport(detail);
      expect(parseReport(printReport(report))).toEqual(report);
    }),
    { numRuns: 5000 },
  );
});

const plainText = fc.stringMatching(/^[a-z0-9][a-z0-9 .,'"-]{0,30}[a-z0-9]$/);
const anyCheck: fc.Arbitrary<Omit<Check, 'section'>> = fc.oneof(
  fc.record({
    name: plainText.map((text) => `Check ${text}`),
    status: fc.constant('success' as const),
    word: fc.constant('success'),
    message: fc.constant(''),
  }),
  fc.record({
    name: plainText.map((text) => `Check ${text}`),
    status: fc.constant('warning' as const),
    word: fc.constantFrom('warning', 'noted'),
    message: plainText,
  }),
  fc.record({
    name: plainText.map((text) => `Check ${text}`),
    status: fc.constant('error' as const),
    word: fc.constantFrom('failed', 'error', 'broken'),
    message: plainText,
  }),
);

test('a report made of sections and checks is read back the same after printing', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(plainText, fc.array(anyCheck, { maxLength: 4 })), { maxLength: 5 }), (sections) => {
      const report = reportOf([
        ...sections.flatMap(([section, checks]) => [
          { kind: 'section' as const, section },
          ...checks.map((check) => ({ kind: 'check' as const, check: { section, ...check } })),
        ]),
        { kind: 'end', text: 'Migrate check success', status: 'success' },
      ]);
      expect(parseReport(printReport(report))).toEqual(report);
    }),
  );
});
