import type { Run } from '@patchbay/engine';
import type { EngineEvent } from '@patchbay/flow-schema';
import type { CallRecord } from '../ports/journal.ts';

/** The call's own row after a step, or null where the step changed nothing of it. */
export function callRecordOf(before: Run, after: Run, event: EngineEvent, now: number): CallRecord | null {
  const answered = event.type === 'call.answered' && before.answer !== 'answered';
  const ended = after.status === 'ended' && before.status !== 'ended';
  const connected = event.type === 'agent.connected' || event.type === 'dial.answered';
  const isNews = event.type === 'run.started' || answered || connected || ended;
  if (!isNews && before.language === after.language) return null;
  return {
    facts: after.call,
    language: after.language,
    startedAt: after.startedAt,
    answeredAt: answered ? now : null,
    personAt: connected ? now : null,
    endedAt: ended ? now : null,
    endReason: after.end?.reason ?? null,
  };
}
