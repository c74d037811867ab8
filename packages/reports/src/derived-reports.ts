import type { DerivedReport } from '@patchbay/flow-schema';
import { both, ready } from './ready-reports/ready.ts';
import type { ReadyReport, ReportFilter } from './report-definition.ts';

const only = (dimension: ReportFilter['dimension'], ...values: string[]): ReportFilter => ({
  dimension,
  values,
  exclude: false,
});

/** What the id of a report that follows from a flow begins with; its key stands after it. */
export const derivedPrefix = 'derived:';

/** Reports out of what `deriveScreens` finds in flows, also of what no published version has any more. */
export function readyOfDerived(derived: readonly DerivedReport[]): ReadyReport[] {
  return derived.map((report) => {
    const { flowId, nodeId, title, nodeName, flowName, live } = report;
    const named = nodeName === '' ? title : both(`${nodeName}: ${title.en}`, `${nodeName}：${title.zh}`);
    const saysWhatCame = report.kind === 'form_field' && report.disposition;
    const about = live
      ? saysWhatCame
        ? both(`What calls of the flow “${flowName}” were about.`, `流程“${flowName}”的来电结果。`)
        : both(`Follows from the flow “${flowName}”.`, `来自流程“${flowName}”。`)
      : both(
          `The flow “${flowName}” no longer asks this; what was answered stays.`,
          `流程“${flowName}”已不再包含此项，历史数据保留。`,
        );
    return { ...shapeOf(report, [only('flow', flowId), only('node', nodeId)]), title: named, about };
  });
}

function shapeOf(report: DerivedReport, place: ReportFilter[]): ReadyReport {
  const make = (parts: Parameters<typeof ready>[4]): ReadyReport =>
    ready(`${derivedPrefix}${report.key}`, 'derived', report.title, report.title, parts);
  switch (report.kind) {
    case 'funnel':
    case 'count':
      return make({
        measures: ['node_visits'],
        by: ['exit'],
        chart: report.kind === 'funnel' ? 'funnel' : 'bar',
        most: 'node_visits',
        filters: place,
      });
    case 'satisfaction':
      return make({
        measures: ['average_score', 'satisfaction', 'ratings'],
        by: ['time'],
        chart: 'line',
        filters: [...place, only('question', report.question)],
      });
    case 'form_field':
      return make(
        report.fieldKind === 'number'
          ? {
              measures: ['form_answers', 'form_average', 'form_sum'],
              by: ['time'],
              chart: 'line',
              filters: [...place, only('variable', report.variable)],
            }
          : {
              measures: ['form_answers'],
              // What was written stands under no value of its own: only how often something was.
              by: report.options.length > 0 ? ['value'] : ['time'],
              chart: report.options.length > 0 ? 'pie' : 'line',
              ...(report.options.length > 0 ? { most: 'form_answers' as const } : {}),
              filters: [...place, only('variable', report.variable)],
            },
      );
  }
}
