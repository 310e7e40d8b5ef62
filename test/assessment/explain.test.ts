import { explain, knownChecks, parseReport } from '../../lib/assessment';
import { sampleLines } from './samples';

test('every check of the public sample has an explanation of its own', () => {
  const { checks } = parseReport(sampleLines.join('\n'));
  const remedies = checks.map((check) => explain({ ...check, section: '' }).remedy);

  expect(remedies.filter((remedy) => remedy.includes('not known here'))).toEqual([]);
  expect(new Set(remedies).size).toBe(14);
});

test.each([
  ['Check account replication privilege', 'ALTER ROLE <account> REPLICATION;'],
  ['Check account createrole privilege', 'ALTER ROLE <account> CREATEROLE;'],
  ['Check account monitor privilege', 'GRANT pg_monitor TO <account>;'],
  ['Check port connectable', "listen_addresses = '*'"],
  ['Check database connectable', 'pg_hba.conf'],
  ['Check rds databases', 'ha_health_check'],
  ['Check rds user', 'RENAME TO'],
  ['Check extensions', 'ALTER EXTENSION'],
  ['Check logical replication slot', 'pg_replication_slots'],
  ['CHECK  SOURCE GLIBC VERSION COMPATIBLE', 'REINDEX'],
])('%s is explained with %s', (name, remedy) => {
  expect(explain({ section: '', name, message: '' }).remedy).toContain(remedy);
});

test('a check with an unknown name is explained by the heading above it', () => {
  const explanation = explain({ section: 'Check wal keep size', name: 'Check something new', message: 'too small' });

  expect(explanation.remedy).toContain('wal_keep_size');
});

test('an unknown check is explained by its own message and the guide to reports', () => {
  const explanation = explain({
    section: 'Check quantum state',
    name: 'Check entanglement',
    message: 'the cat is dead',
  });

  expect(explanation).toMatchObject({ known: false, cause: 'the cat is dead' });
  expect(explanation.links.map((link) => link.url)).toEqual([
    'https://www.alibabacloud.com/help/en/rds/apsaradb-rds-for-postgresql/introduction-to-cloud-migration-assessment-reports',
  ]);
});

test('an unknown check without a message says that there is no reason', () => {
  expect(explain({ section: '', name: 'Check entanglement', message: '' }).cause).toBe('The report gives no reason.');
});

test('every known check names a cause, a remedy and guides of the vendor', () => {
  for (const known of knownChecks) {
    expect(known.topic).toBe(known.topic.toLowerCase());
    expect(known.cause).toMatch(/[.)]$/);
    expect(known.remedy).toMatch(/[.;]$/);
    expect(known.links.length).toBeGreaterThan(0);
    for (const { url } of known.links) {
      expect(new URL(url).hostname).toMatch(/(^|\.)(alibabacloud|aliyun)\.com$/);
    }
  }
});

test('no topic hides a later, more particular one', () => {
  const topics = knownChecks.map((known) => known.topic);
  const hidden = topics.filter((topic, index) => topics.slice(0, index).some((earlier) => topic.includes(earlier)));

  expect(hidden).toEqual([]);
});
