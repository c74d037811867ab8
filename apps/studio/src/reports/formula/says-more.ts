import type { Locale } from '@patchbay/flow-schema';
import type { ReportMeasure } from '@patchbay/reports';

/** Whether the formula of a measure tells anything that its name does not: that calls are calls needs no saying. */
export function saysMore({ label, formula }: Pick<ReportMeasure, 'label' | 'formula'>, locale: Locale): boolean {
  const [name, told] = [essence(label[locale]), essence(formula[locale])];
  return name !== told;
}

/** Without the order of words and what only says that something is counted. */
function essence(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[数次的]|时长|时间/g, '')
    .split(/\s+/);
  return words
    .filter((word) => word !== 'time')
    .sort()
    .join(' ');
}
