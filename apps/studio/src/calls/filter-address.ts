import type { CallFilter } from '@patchbay/records';
import {
  createParser,
  createSerializer,
  parseAsBoolean,
  parseAsInteger,
  parseAsIsoDateTime,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs';

const presets = ['day', 'week', 'month'] as const;
export type TimePreset = (typeof presets)[number];

const queueOutcomes = [
  'answered',
  'abandoned',
  'overflow',
  'moved',
  'callback',
  'left',
  'failed',
] as const satisfies readonly CallFilter['queueOutcome'][];
const talkOutcomes = [
  'answered',
  'no_answer',
  'declined',
  'unreachable',
  'caller_left',
  'elsewhere',
] as const satisfies readonly CallFilter['talkOutcome'][];

/** As many characters as a search takes: an address that somebody made longer still finds what begins like it. */
const wordsLengthMax = 100;
const parseAsWords = createParser({
  parse: (text: string) => text.slice(0, wordsLengthMax),
  serialize: (text: string) => text,
});

/** The filter of the call list as it stands in the address: a field each, under its own name. */
const filterFields = {
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
  timeOf: parseAsStringLiteral(['call', 'queue', 'talk', 'answer'] as const),
  direction: parseAsStringLiteral(['inbound', 'outbound'] as const),
  flowId: parseAsString,
  version: parseAsString,
  callerNumber: parseAsString,
  calledNumber: parseAsString,
  search: parseAsWords,
  endReason: parseAsString,
  active: parseAsBoolean,
  answered: parseAsBoolean,
  withPerson: parseAsBoolean,
  withRecording: parseAsBoolean,
  noteText: parseAsWords,
  queueId: parseAsString,
  queueOutcome: parseAsStringLiteral(queueOutcomes),
  vip: parseAsBoolean,
  callback: parseAsBoolean,
  waitedMsMin: parseAsInteger,
  waitedMsMax: parseAsInteger,
  agentId: parseAsString,
  talkOutcome: parseAsStringLiteral(talkOutcomes),
  wrapUpCodeId: parseAsString,
  question: parseAsString,
  score: parseAsInteger,
  variable: parseAsString,
  value: parseAsString,
  nodeId: parseAsString,
  exit: parseAsString,
} satisfies Record<keyof CallFilter, unknown>;

/** And `time`, which moves along with the clock where `from` and `to` stand still. */
export const addressFields = { ...filterFields, time: parseAsStringLiteral(presets) };

/** What the address says, null for what it does not. */
export type AddressFilter = {
  [Name in keyof CallFilter]-?: (Name extends 'from' | 'to' ? Date : NonNullable<CallFilter[Name]>) | null;
} & { time: TimePreset | null };

const serialize = createSerializer(filterFields);

/** Where the calls are that a filter means. */
export function callsAddress({ from, to, ...filter }: CallFilter): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return serialize('/calls', {
    ...(Object.fromEntries(given) as Partial<Omit<AddressFilter, 'from' | 'to' | 'time'>>),
    from: from === undefined ? null : new Date(from),
    to: to === undefined ? null : new Date(to),
  });
}

const hourMs = 3_600_000;
const presetMs: Record<TimePreset, number> = { day: 24 * hourMs, week: 7 * 24 * hourMs, month: 30 * 24 * hourMs };

/** The filter that an address means at a moment. Texts of blanks alone are as good as none. */
export function filterOf({ time, from, to, ...fields }: AddressFilter, now: number): CallFilter {
  const filter = Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const meant = name !== 'wrapUpCodeId' && typeof value === 'string' ? value.trim() : value;
      return meant === null || (meant === '' && name !== 'wrapUpCodeId') ? [] : [[name, meant]];
    }),
  ) as CallFilter;
  const begin = time === null ? from : new Date(now - presetMs[time]);
  return {
    ...filter,
    ...(begin === null ? {} : { from: begin.toISOString() }),
    ...(to === null || time !== null ? {} : { to: to.toISOString() }),
  };
}
