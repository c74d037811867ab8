import { localDay, type ReportMeasure, type ReportResult, type ReportRow } from '@patchbay/reports';

/**
 * Where what is behind a figure of planned time is seen: planned beside actual on its day, or on the last day that is told of where the line
 * is not of one day; of its agent where it is of one. Null for figures of anything else.
 */
export function dayBehind(
  { parts }: ReportMeasure,
  { key }: Pick<ReportRow, 'key'>,
  { definition, grain, span, timeZone }: Pick<ReportResult, 'definition' | 'grain' | 'span' | 'timeZone'>,
  nowMs: number,
): string | null {
  if (!parts.some(({ need: { source } }) => source === 'plan' || source === 'presence')) return null;
  const keyOf = (dimension: 'time' | 'agent'): string | undefined => key[definition.dimensions.indexOf(dimension)];
  const time = grain === 'day' ? keyOf('time') : undefined;
  const day = time ?? localDay(Math.min(Date.parse(span.to) - 1, nowMs), timeZone);
  const agent = keyOf('agent');
  return `/shifts/day?day=${day}${agent === undefined ? '' : `&agent=${encodeURIComponent(agent)}`}`;
}
