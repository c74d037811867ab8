import type { Locale, NodeTypeRegistry, Problem, Text } from '@patchbay/flow-schema';
import { formatNames, type ImportedStep, type ImportReport } from './import-report.ts';
import { named, words } from './words.ts';

/** How many steps of a source were mapped and noted. */
export function reportCounts(report: ImportReport): { readonly mapped: number; readonly noted: number } {
  const noted = report.steps.filter(({ outcome }) => outcome === 'noted').length;
  return { mapped: report.steps.length - noted, noted };
}

/** A report as lines of text: what was mapped onto what, what became a note and why, and what was wrong in the file. */
export function reportLines(report: ImportReport, registry: NodeTypeRegistry, locale: Locale): string[] {
  const { mapped, noted } = reportCounts(report);
  const say = (text: Text): string => text[locale];
  const section = (title: Text, lines: readonly string[]) => (lines.length === 0 ? [] : ['', say(title), ...lines]);
  const head = words(
    `${formatNames[report.format].en}: steps mapped ${mapped}, notes ${noted}, problems ${report.problems.length}`,
    `${formatNames[report.format].zh}：已对应 ${mapped}，便签 ${noted}，问题 ${report.problems.length}`,
  );
  const steps = (outcome: ImportedStep['outcome']) =>
    report.steps.filter((step) => step.outcome === outcome).flatMap((step) => stepLines(step, registry, locale));
  return [
    say(head),
    ...section(words('Not mapped:', '未对应：'), steps('noted')),
    ...section(
      words('Problems in the file:', '文件中的问题：'),
      report.problems.map((problem) => problemLine(problem, locale)),
    ),
    ...section(
      words('The flow as a whole:', '整个流程：'),
      report.remarks.map((remark) => `  ${say(remark)}`),
    ),
    ...section(words('Mapped:', '已对应：'), steps('mapped')),
  ];
}

function stepLines(step: ImportedStep, registry: NodeTypeRegistry, locale: Locale): string[] {
  const type = registry.get(step.type)?.label[locale] ?? step.type;
  const name = step.source.name === '' ? '' : ` “${named(step.source.name)}”`;
  const line = `  ${named(step.source.type)}${name} → ${type}`;
  return [line, ...step.remarks.map((remark) => `      ${remark[locale]}`)];
}

function problemLine({ place, message }: Problem, locale: Locale): string {
  const path = place.kind === 'document' ? (place.path ?? []).join('.') : '';
  return `  ${path === '' ? '' : `${path}: `}${message[locale]}`;
}
