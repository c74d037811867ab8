import type { Locale } from '@patchbay/flow-schema';
import type { ReportMeasure } from '@patchbay/reports';

/** Whether the formula of a measure tells anything that its name does not: that calls are calls needs no saying. */
export function saysMore({ label, formula }: Pick<ReportMeasure, 'label' | 'formula'>, locale: Locale): boolean {
  return words(label[locale]) !== words(formula[locale]);
}

const words = (text: string): string => text.toLowerCase().split(/\s+/).sort().join(' ');
