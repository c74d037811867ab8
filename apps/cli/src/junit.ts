import type { Locale } from '@patchbay/flow-schema';
import type { TestedFlow } from './tested-flow.ts';

/** What XML 1.0 does not allow even escaped: control characters, halves of surrogate pairs, and two others. */
const forbidden = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

function escaped(text: string): string {
  const allowed = text.replace(forbidden, (one) => (/[\t\n\r]/.test(one) ? one : '\ufffd'));
  return allowed.replace(/[&<>"\n]/g, (one) => entities[one] ?? one);
}

/**
 * The results as JUnit XML, as pipelines read it: a suite for each flow, a case for each scenario. There is no time in it: calls are played
 * on a clock of their own.
 */
export function junitOf(flows: readonly TestedFlow[], locale: Locale): string {
  const all = flows.flatMap(({ scenarios }) => scenarios);
  const counts = (scenarios: TestedFlow['scenarios']) =>
    `tests="${scenarios.length}" failures="${scenarios.filter(({ passed }) => !passed).length}" errors="0" skipped="0"`;
  const suites = flows.map(({ name, scenarios, coverage }) =>
    [
      `  <testsuite name="${escaped(name)}" ${counts(scenarios)}>`,
      '    <properties>',
      `      <property name="ports" value="${coverage.total}"/>`,
      `      <property name="portsCovered" value="${coverage.covered}"/>`,
      '    </properties>',
      ...scenarios.map((scenario) => caseOf(name, scenario, locale)),
      '  </testsuite>',
    ].join('\n'),
  );
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites ${counts(all)}>`, ...suites, '</testsuites>'].join(
    '\n',
  );
}

function caseOf(flow: string, { name, failure }: TestedFlow['scenarios'][number], locale: Locale): string {
  const opening = `    <testcase classname="${escaped(flow)}" name="${escaped(name)}"`;
  if (failure === null) return `${opening}/>`;
  const { code, step, what, expected, got } = failure;
  const at = step === null || what === null ? '' : `${step}. ${what[locale]}: `;
  const message = escaped(`${at}${expected[locale]} ≠ ${got[locale]}`);
  return `${opening}>\n      <failure type="${code}" message="${message}"/>\n    </testcase>`;
}
