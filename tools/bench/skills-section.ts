import { publishedRows, simulateSkills } from '../../packages/routing/test/wallace-whitt.ts';
import { printTable } from './table.ts';

const batches = 20;
const arrivals = 40_000;
/** Two-sided 99 % of Student's t with 19 degrees of freedom. */
const confidence = 2.861;

/** Far apart, whatever the generator makes of neighbouring seeds. */
const seedOf = (index: number): number => Math.imul(index + 1, 0x9e3779b9) >>> 0;

const figures = [
  { name: 'blockedPercent', unit: ' %', digits: 3 },
  { name: 'waits', unit: '', digits: 3 },
  { name: 'meanWaitMin', unit: ' min', digits: 3 },
  { name: 'withinHalfMinute', unit: '', digits: 3 },
] as const;

/** Skill-based routing through the real router on a virtual clock, beside the published table, with 99 % confidence. */
export function skillsSection(): void {
  for (const row of publishedRows) {
    const measured = Array.from({ length: batches }, (_, index) => simulateSkills(row.skills, arrivals, seedOf(index)));
    const rows = figures.map(({ name, unit, digits }) => {
      const values = measured.map((batch) => batch[name]);
      const mean = values.reduce((sum, value) => sum + value, 0) / batches;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (batches - 1);
      const halfWidth = confidence * Math.sqrt(variance / batches);
      return {
        what: {
          blockedPercent: 'blocked',
          waits: 'waits',
          meanWaitMin: 'mean wait',
          withinHalfMinute: 'within 0.5 min',
        }[name],
        measured: `${mean.toFixed(digits)} +- ${halfWidth.toFixed(digits)}${unit}`,
        target: `${row[name]}${unit}${Math.abs(mean - row[name]) > halfWidth ? ', outside' : ''}`,
      };
    });
    printTable(`${row.skills} skills an agent`, rows);
  }
}
