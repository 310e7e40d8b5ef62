import { Measurement, summarise } from './measurement';

/** Measurements as a table for people: the median, and the least and the greatest sample. */
export function tableOf(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ name, unit, samples }) => {
    const { median, least, greatest } = summarise(samples);
    const range = samples.length > 1 ? `${spell(least)} – ${spell(greatest)}` : '';
    return [name, spell(median), unit, range, samples.length > 1 ? `n = ${samples.length}` : ''];
  });
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${align(row, widths)}`).join('\n');
}

/** Names and units to the left, numbers to the right. */
function align(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((cell, column) => {
    const width = widths[column] ?? 0;
    return column === 1 || column === 3 ? cell.padStart(width) : cell.padEnd(width);
  });
  return cells.join('  ').trimEnd();
}

/** Three digits that matter; whole numbers as they are. */
function spell(value: number): string {
  const decimals = Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
