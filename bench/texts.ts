import { parseReport } from '../lib/assessment';
import { playReport } from '../lib/emulator/report/detail';
import { Redactor } from '../lib/rds';
import { Benchmark, measurementsOf, repeat, timeOf } from './measurement';

const ROUNDS = 30;
const SIZE = 100_000;

const SOURCE = { ipAddress: '172.16.0.10', port: 5432, account: 'migratetest', password: 'hush-Kw7!%+ "ü&' };

/** What happens to every report on its way from the service to the state: secrets out, then taken apart. */
export const texts: Benchmark = {
  title: `Report of ${SIZE / 1000} kB`,
  async run() {
    const detail = longReport();
    const redacted = redact(detail);
    const rounds = await repeat(ROUNDS, async () => ({
      'take the secrets out': await timeOf(() => redact(detail)),
      'take the secrets out, in a URL': await timeOf(() => redact(encodeURIComponent(detail))),
      'parse the report': await timeOf(() => parseReport(redacted)),
    }));
    const times = measurementsOf(rounds, 'ms');
    const speeds = times.map(({ name, samples }) => ({
      name: `${name}: throughput`,
      unit: 'MB/s',
      samples: samples.map((time) => detail.length / 1000 / time),
    }));
    return times.flatMap((time, index) => [time, ...speeds.slice(index, index + 1)]);
  },
};

/** A redactor makes its rules with the first text; so each record of the service costs it that again. */
function redact(text: string): string {
  const redactor = new Redactor({
    secrets: ['LTAI5tBenchmarkBenchmark', 'benchmarkBenchmarkBenchmarkBen', SOURCE.password],
    accounts: [SOURCE.account],
    publicValues: [SOURCE.ipAddress, String(SOURCE.port), 'pgm-bench0'],
  });
  return redactor.redact(text);
}

/** A failed assessment of a database with so many incompatible functions that the report has the wanted size. */
function longReport(): string {
  const settings = { source: SOURCE, duration: 0, newlines: 'real' } as const;
  const { detail } = playReport({ ...settings, outcomes: ['login-failed', 'user-functions-incompatible'] }, 0);
  const lines = detail.split('\n');
  const end = lines.pop() ?? '';
  for (let index = 0, size = detail.length; size < SIZE; index += 1) {
    const finding = `Check user functions compatible: failed(error:function public.calculate_total_${index}(integer, text) is written in plpython3u)`;
    lines.push(finding);
    size += finding.length + 1;
  }
  return [...lines, end].join('\n');
}
