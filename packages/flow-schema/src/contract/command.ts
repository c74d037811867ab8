import type { Json } from '../json.ts';
import type { MaybeSensitive } from '../sensitive.ts';
import type { EventType } from './event.ts';

/** What is to be heard, in order, with nothing left to decide: the adapter turns each item into sound. */
export type PlaybackItem =
  | { kind: 'speech'; text: MaybeSensitive<string>; language: string }
  | { kind: 'audio'; audioId: string }
  | { kind: 'prompt'; promptId: string; revision: string; language: string };

export type DialDestination = { kind: 'number'; number: string } | { kind: 'sip'; address: string };

/** A command before the engine has given it its number. */
export type CommandBody =
  | { type: 'call.answer' }
  | { type: 'call.hangup'; cause: number }
  | { type: 'playback.start'; items: PlaybackItem[] }
  | { type: 'playback.stop'; target: number }
  | { type: 'timer.start'; durationMs: number }
  | { type: 'timer.cancel'; target: number }
  | {
      type: 'http.request';
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
      url: MaybeSensitive<string>;
      headers: { name: string; value: MaybeSensitive<string> }[];
      body: MaybeSensitive<string> | null;
      credentialId: string | null;
      timeoutMs: number;
      /** The same over every retry of one visit, so that a server may recognise a repetition. */
      idempotencyKey: string;
      /** True where what comes back must be treated as sensitive. */
      sensitiveResponse: boolean;
    }
  | { type: 'http.cancel'; target: number }
  | { type: 'script.run'; source: string; input: MaybeSensitive<Json>; timeoutMs: number }
  | { type: 'script.cancel'; target: number }
  | {
      type: 'recording.start';
      durationMsMax: number;
      /** Ends after this much silence; 0 never. */
      silenceMs: number;
      beep: boolean;
      /** `none`, `any`, or one of the digits that ends it. */
      terminateOn: string;
      /** What it is kept as. */
      purpose: 'voicemail';
    }
  | { type: 'recording.stop'; target: number }
  | { type: 'dial.start'; destination: DialDestination; ringTimeoutMs: number; callerId: string | null }
  | { type: 'dial.cancel'; target: number };

export type CommandType = CommandBody['type'];
export type CommandOf<T extends CommandType> = Extract<CommandBody, { type: T }> & { readonly seq: number };

/** An imperative with its sequence number; `runId.seq` names it in every other system. */
export type Command = CommandBody & { readonly seq: number };

interface AnswerRule {
  /** Events after which nothing more is to come for this command. Empty: the command is never answered. */
  readonly ends: readonly EventType[];
  /** Events that may come before the end. */
  readonly during: readonly EventType[];
  /** The command that withdraws it, where there is one. */
  readonly cancel: CommandType | null;
}

/** Which answers each command has. One table for the engine's book-keeping, the conformance suites and the simulator. */
export const commandAnswers: { readonly [T in CommandType]: AnswerRule } = {
  'call.answer': { ends: ['call.answered', 'call.failed'], during: [], cancel: null },
  'call.hangup': { ends: [], during: [], cancel: null },
  'playback.start': { ends: ['playback.finished', 'playback.failed'], during: [], cancel: 'playback.stop' },
  'playback.stop': { ends: [], during: [], cancel: null },
  'timer.start': { ends: ['timer.fired'], during: [], cancel: 'timer.cancel' },
  'timer.cancel': { ends: [], during: [], cancel: null },
  'http.request': { ends: ['http.responded', 'http.failed'], during: [], cancel: 'http.cancel' },
  'http.cancel': { ends: [], during: [], cancel: null },
  'script.run': { ends: ['script.finished', 'script.failed'], during: [], cancel: 'script.cancel' },
  'script.cancel': { ends: [], during: [], cancel: null },
  'recording.start': { ends: ['recording.finished', 'recording.failed'], during: [], cancel: 'recording.stop' },
  'recording.stop': { ends: [], during: [], cancel: null },
  'dial.start': { ends: ['dial.ended'], during: ['dial.answered'], cancel: 'dial.cancel' },
  'dial.cancel': { ends: [], during: [], cancel: null },
};
