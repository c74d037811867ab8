import { both, fixed, need, part, ratioOf, sumOf } from './plans.ts';

const all = part(need('calls', 'calls'), both('calls', '通话数'));
const answered = part(need('calls', 'answered'), both('answered calls', '已接听通话数'));
const inbound = { dimension: 'direction', values: ['inbound'] } as const;
const outbound = { dimension: 'direction', values: ['outbound'] } as const;
const withPerson = { dimension: 'with_person', values: ['true'] } as const;
const talkedIn = (where: typeof inbound | typeof outbound) => ({ ...where, values: [...where.values] });
const callsIn = part(need('calls', 'calls', talkedIn(inbound)), both('calls in', '呼入数'));
const callsOut = part(need('calls', 'calls', talkedIn(outbound)), both('calls out', '呼出数'));
const reached = part(
  need('calls', 'calls', { ...withPerson, values: [...withPerson.values] }),
  both('calls that reached a person', '接通人工的通话数'),
);
const unreached = part(
  need('calls', 'calls', { dimension: 'with_person', values: ['false'] }),
  both('calls that reached nobody', '未接通人工的通话数'),
);
const duration = part(need('calls', 'duration_ms'), both('length of all calls', '全部通话时长'));

const frequent = part(need('caller', 'calls'), both('calls', '来电数'));
const callers = part(need('caller', 'callers'), both('different callers', '不同主叫数'));
const repeat = part(need('caller', 'repeat_callers'), both('callers with more than one call', '多次来电的主叫数'));

export const callMeasures = [
  fixed('calls', both('Calls', '通话数'), 'count', sumOf([all])),
  fixed('calls_in', both('Calls in', '呼入'), 'count', sumOf([callsIn])),
  fixed('calls_out', both('Calls out', '呼出'), 'count', sumOf([callsOut])),
  fixed('calls_answered', both('Calls answered', '已接听通话'), 'count', sumOf([answered])),
  fixed('calls_with_person', both('Reached a person', '接通人工'), 'count', sumOf([reached])),
  fixed('calls_without_person', both('Reached nobody', '未接通人工'), 'count', sumOf([unreached])),
  fixed('person_share', both('Share with a person', '人工接通占比'), 'share', ratioOf([reached], [all])),
  fixed('call_time', both('Length of all calls', '通话总时长'), 'duration', sumOf([duration])),
  fixed('average_call_time', both('Average length', '平均时长'), 'duration', ratioOf([duration], [all])),
  fixed('caller_calls', both('Calls by caller', '主叫来电数'), 'count', sumOf([frequent])),
  fixed('callers', both('Different callers', '不同主叫'), 'count', sumOf([callers])),
  fixed('calls_per_caller', both('Calls per caller', '人均来电'), 'score', ratioOf([frequent], [callers])),
  fixed('repeat_callers', both('Callers who came again', '重复来电的主叫'), 'count', sumOf([repeat])),
  fixed('repeat_share', both('Share who came again', '重复来电占比'), 'share', ratioOf([repeat], [callers]), true),
] as const;
