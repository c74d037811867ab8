import type { calls } from '../../tables/call.ts';
import type { callSteps } from '../../tables/call-step.ts';
import type { recordings } from '../../tables/recording.ts';
import { PastDesk, type PastDeskRows } from './past-desk.ts';
import { Random } from './random.ts';
import { type FlowOnOffer, walkFlow } from './walk-flow.ts';

export interface PastCalls {
  readonly calls: readonly (typeof calls.$inferInsert)[];
  readonly steps: readonly (typeof callSteps.$inferInsert)[];
  readonly recordings: readonly (typeof recordings.$inferInsert)[];
  /** What is kept of those who waited for an agent. */
  readonly desk: readonly PastDeskRows[];
}

const daysBack = 20;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Calls an hour, from midnight on: mornings and afternoons are busy. */
const callsByHour = [0, 0, 0, 0, 0, 0, 1, 2, 5, 7, 6, 4, 3, 5, 6, 5, 4, 3, 2, 2, 1, 1, 0, 0];

/** Numbers that are set aside for films and examples, so that nobody's own is shown. */
const callers: readonly (readonly [number: (last: string) => string, name: string])[] = [
  [(last) => `+12125550${last}`, ''],
  [(last) => `+442079460${last}`, ''],
  [(last) => `+493023125${last}`, ''],
  [(last) => `+12125550${last}`, 'A. Martin'],
  [(last) => `+442079460${last}`, 'J. Okafor'],
];

/**
 * The calls of the days before `now`, the same every time but for their dates.
 * @param answering the flows that answer numbers, each with how much is called
 */
export function pastCalls(
  answering: readonly { readonly flow: FlowOnOffer; readonly number: string; readonly share: number }[],
  flows: ReadonlyMap<string, FlowOnOffer>,
  now: Date,
  idPrefix: string,
): PastCalls {
  const random = new Random(20_260_105);
  const desk = new PastDesk(random);
  const past = { calls: [], steps: [], recordings: [], desk: [] } as {
    [K in keyof PastCalls]: PastCalls[K][number][];
  };
  const midnight = Math.floor(now.getTime() / dayMs) * dayMs;
  for (let day = midnight - daysBack * dayMs; day <= midnight; day += dayMs) {
    const quiet = [0, 6].includes(new Date(day).getUTCDay());
    for (const [hour, most] of callsByHour.entries()) {
      const count = Math.round(most * (quiet ? 0.3 : 0.6 + random.next() * 0.6));
      for (let call = 0; call < count; call++) {
        const startedAt = new Date(day + hour * hourMs + random.between(0, hourMs - 1));
        const { flow, number } = random.pick(answering.map((one) => [one, one.share] as const));
        const walked = walkFlow(flow, flows, startedAt, random, desk);
        const [numberOf, callerName] = random.pick(callers.map((one) => [one, 1] as const));
        const callerNumber = numberOf(String(random.between(100, 199)));
        // Of today only what is over by now.
        if (walked.endedAt >= now) continue;
        const id = `${idPrefix}${String(past.calls.length + 1).padStart(4, '0')}`;
        past.calls.push({
          id,
          direction: 'inbound',
          callerNumber,
          callerName,
          calledNumber: number,
          flowId: flow.id,
          version: flow.version,
          language: walked.language,
          startedAt,
          answeredAt: startedAt,
          endedAt: walked.endedAt,
          endReason: walked.endReason,
        });
        if (walked.contacts.length > 0) past.desk.push(desk.rowsOf(id, callerNumber, walked.contacts));
        past.steps.push(...walked.steps.map((step, index) => ({ ...step, callId: id, index })));
        for (const [at, message] of walked.messages.entries()) {
          // The sound of a made-up message does not exist: it counts as deleted.
          past.recordings.push({
            id: `${id}.${at + 1}`,
            callId: id,
            purpose: 'voicemail',
            durationMs: message.durationMs,
            status: 'deleted',
            createdAt: message.at,
          });
        }
      }
    }
  }
  return past;
}
