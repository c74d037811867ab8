import type { ReportFigures } from '@patchbay/reports';

/** What a measure is in a line of a result, also where it is read by a name that only the address knows. */
export function figureOf(figures: ReportFigures | null | undefined, measureId: string): number | null {
  return (figures?.values as Readonly<Record<string, number | null>> | undefined)?.[measureId] ?? null;
}
