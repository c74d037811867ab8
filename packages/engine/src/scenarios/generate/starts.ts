import type { FlowDocument, Json, Scenario } from '@patchbay/flow-schema';
import type { ScenarioStart } from '../run-scenario.ts';
import { sampleOf, type TriedValues } from './tried-values.ts';

/** A week in which no usual holiday falls, from its Monday. */
const monday = Date.UTC(2026, 2, 30);
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Enough numbers that a split of calls by number goes every way. */
const numbersTried = 12;

const instant = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

function inputsOf(document: FlowDocument, tried: TriedValues, at: number): Scenario['inputs'] {
  const inputs = document.variables.filter(({ role }) => role === 'input');
  return Object.fromEntries(
    inputs.map(({ name, type, initial }): [string, Json] => {
      const values = [
        ...(initial === undefined || initial === null ? [] : [initial]),
        sampleOf(type),
        ...(tried.byVariable.get(name) ?? []),
      ];
      return [name, values[at % values.length] ?? null];
    }),
  );
}

/** A call on a working day at ten: the usual one. */
export function usualStart(document: FlowDocument, tried: TriedValues): ScenarioStart {
  return {
    startsAt: instant(monday + dayMs + 10 * hourMs),
    call: { direction: 'inbound', callerNumber: '+493012345', callerName: '', calledNumber: '2000' },
    language: null,
    inputs: inputsOf(document, tried, 0),
  };
}

/**
 * What may be different about how a call begins: the hour of a week, the days that the flow names, the number it comes from, the
 * language, the inputs.
 */
export function otherStarts(document: FlowDocument, tried: TriedValues): readonly Partial<ScenarioStart>[] {
  const { call } = usualStart(document, tried);
  const named = tried.dates.flatMap((date) => {
    const day = Date.parse(`${date}T00:00:00Z`);
    return Number.isNaN(day) ? [] : [day + 10 * hourMs, day + 2 * hourMs, day + 22 * hourMs];
  });
  const week = Array.from({ length: 7 * 24 }, (_, hour) => monday + hour * hourMs);
  // Nights and week-ends tell hours apart best: they come before all others.
  const times = [monday + 23 * hourMs, monday + 6 * dayMs + 12 * hourMs, ...named, ...week];
  const numbers = [
    ...tried.callers.flatMap((number) => [number, `${number}1234567`.slice(0, 15)]),
    '',
    ...Array.from({ length: numbersTried }, (_, index) => `+4930${1_000_003 * (index + 1)}`),
  ];
  const inputsMost = Math.max(1, ...[...tried.byVariable.values()].map((values) => values.length + 2));
  const hasInputs = document.variables.some(({ role }) => role === 'input');
  return [
    ...times.map((at) => ({ startsAt: instant(at) })),
    ...numbers.map((callerNumber) => ({ call: { ...call, callerNumber } })),
    ...document.languages.slice(1).map((language) => ({ language })),
    ...Array.from({ length: hasInputs ? inputsMost : 0 }, (_, at) => ({ inputs: inputsOf(document, tried, at + 1) })),
  ];
}
