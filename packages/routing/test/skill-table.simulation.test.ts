import { describe, expect, test } from 'vitest';
import { publishedRows, simulateSkills } from './wallace-whitt.ts';

const seeds = [1, 2, 3, 4, 5];
const arrivals = 4_000;
/** All rows, and with narrower intervals, are what the benchmark runs. */
const rows = publishedRows.filter(({ skills }) => skills === 2);
/** A row takes a second; a machine that is busy with other things may take longer. */
const simulationMsMax = 60_000;
const figures = ['blockedPercent', 'waits', 'meanWaitMin', 'withinHalfMinute'] as const;

/** Two-sided 99.9 % of Student's t with four degrees of freedom: eight figures are compared. */
const confidence = 8.61;

describe('[H1] [M1] skill-based routing agrees with the published table within its confidence interval', () => {
  test.each(rows)(
    '$skills skills an agent',
    (row) => {
      const batches = seeds.map((seed) => simulateSkills(row.skills, arrivals, seed));
      for (const figure of figures) {
        const values = batches.map((batch) => batch[figure]);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
        const halfWidth = confidence * Math.sqrt(variance / values.length);
        expect(Math.abs(mean - row[figure]), `${figure} ${mean}`).toBeLessThanOrEqual(halfWidth);
      }
    },
    simulationMsMax,
  );
});
