import { answerOfEvent } from '@patchbay/engine';
import {
  type EngineEvent,
  isSensitive,
  type Json,
  type MaybeSensitive,
  type ScenarioAnswer,
} from '@patchbay/flow-schema';

/** Stands where a call held something secret; whoever keeps the call has to put something else there. */
export const unknownText = '••••';

/** A value in which nothing secret is left; only its wrapper says what was. */
export function withoutSecrets(value: unknown): Json {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return (value ?? null) as Json;
  if (isSensitive(value as MaybeSensitive<Json>)) return unknownText;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutSecrets(one)]));
}

/** True where something secret was left out of it. */
export function hasUnknown(value: unknown): boolean {
  return JSON.stringify(value ?? null).includes(unknownText);
}

/** The event as a scenario answers with it; null where nothing in a scenario stands for it. */
export function recordedAnswer(event: EngineEvent): ScenarioAnswer | null {
  const answer = answerOfEvent(withoutSecrets(event) as EngineEvent);
  // A row that was secret as a whole is a row all the same.
  if (answer?.type === 'table.looked_up' && hasUnknown(answer.row) && typeof answer.row === 'string')
    return { type: answer.type, row: { value: unknownText } };
  return answer;
}

/** A key as it was pressed; `?` where it was secret. */
export function recordedKey(digit: MaybeSensitive<string>): string {
  return typeof digit === 'string' && /^[0-9*#]$/.test(digit) ? digit : '?';
}
