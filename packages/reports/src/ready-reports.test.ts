import { describe, expect, it } from 'vitest';
import { countKey, countNeedSchema } from './count-need.ts';
import { hasDimension } from './dimensions.ts';
import { defaultFormulaSettings, formulaWith, serviceLevelForms } from './formula-settings.ts';
import { dimensionsOf, measures } from './measures.ts';
import { readyReports } from './ready-reports.ts';

describe('every ready report', () => {
  it.each(readyReports.map((report) => [report.id, report] as const))('%s can be asked', (_, { definition, asks }) => {
    const possible = dimensionsOf(definition.measures);
    for (const dimension of [...definition.dimensions, ...asks]) expect(possible).toContain(dimension);
    for (const { dimension } of definition.filters) expect(possible).toContain(dimension);
    if (definition.series !== null) expect(definition.dimensions).toContain(definition.series);
  });

  it('has an id of its own', () => {
    expect(new Set(readyReports.map(({ id }) => id)).size).toBe(readyReports.length);
  });
});

describe('every measure', () => {
  it('has an id of its own', () => {
    expect(new Set(measures.map(({ id }) => id)).size).toBe(measures.length);
  });

  it.each(measures.map((measure) => [measure.id, measure] as const))(
    '%s asks for counts that are kept',
    (_, measure) => {
      for (const serviceLevel of serviceLevelForms) {
        for (const shortAbandons of ['count', 'leave_out'] as const) {
          for (const overflow of ['count', 'leave_out'] as const) {
            const plan = measure.plan(formulaWith(defaultFormulaSettings, { serviceLevel, shortAbandons, overflow }));
            expect(plan.parts.length).toBeGreaterThan(0);
            for (const { need } of plan.parts) {
              expect(countNeedSchema.safeParse(need).success).toBe(true);
              for (const { dimension } of need.where ?? []) expect(hasDimension(need.source, dimension)).toBe(true);
            }
            const keys = plan.parts.map(({ need }) => countKey(need));
            expect(new Set(keys).size).toBe(keys.length);
            expect(plan.formula.en).not.toBe('');
            expect(plan.formula.zh).not.toBe('');
          }
        }
      }
    },
  );

  it('is nothing where nothing was counted', () => {
    for (const { unit, plan } of measures) {
      const { parts, value } = plan(defaultFormulaSettings);
      const found = value(parts.map(() => 0));
      expect(unit === 'share' ? found === null : found === null || found === 0).toBe(true);
    }
  });
});
