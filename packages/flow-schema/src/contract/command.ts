import type { Json } from '../json.ts';
import type { MaybeSensitive } from '../sensitive.ts';
import type { EventType } from './event.ts';
import type { ContactAttribute, SkillRing } from './routing.ts';

/** What is to be heard, in order, with nothing left to decide: the adapter turns each item into sound. */
export type PlaybackItem =
  | { kind: 'speech'; text: MaybeSensitive<string>; language: string }
  | { kind: 'audio'; audioId: string }
  | {
      kind: 'prompt';
      promptId: string;
      revision: string;
      language: string;
      /** What it reads out, by the names that it has for them. */
      values?: Record<string, MaybeSensitive<Json>>;
    };

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
  | { type: 'dial.cancel'; target: number }
  /**
   * Takes a place in a queue. The place and its time are kept over everything until `queue.leave` or `queue.left`. Who the
   * customer is, whose own they are and who spoke with them last is found by the runtime from the caller's number.
   */
  | {
      type: 'queue.join';
      queueId: string;
      /** Added to the priority of everybody who waits; -100 to 100. */
      priority: number;
      vip: boolean;
      /** Wanted skills that the flow decided; null takes those of the queue. */
      rings: SkillRing[] | null;
      /** How long the agent who last spoke with this customer is waited for; 0 does not look for them. */
      stickyMs: number;
      attributes: Record<string, ContactAttribute>;
      /** Heard by the agent alone, between answering and being connected. */
      whisper: PlaybackItem[];
      /** Back at the head of the line, since the agent was lost in mid-call: how long they have waited already. Left out: not so. */
      returnedAfterMs?: number;
    }
  /** Gives the place up, stops whoever rings, ends a conversation under way. */
  | { type: 'queue.leave'; target: number }
  /** Changes a place that is held, from the waiting flow. */
  | { type: 'queue.change'; target: number; priority: number | null; vip: boolean | null; rings: SkillRing[] | null }
  /** Where the caller stands and how long it may take. `target` is the `queue.join`. */
  | { type: 'queue.ask'; target: number }
  /** Connects caller and agent; given after `agent.answered`, when nothing else is heard by the caller any more. */
  | { type: 'agent.connect'; target: number }
  /** One agent, or whoever their forwarding rule names. */
  | { type: 'agent.call'; agentId: string; ringTimeoutMs: number; whisper: PlaybackItem[] }
  | { type: 'agent.cancel'; target: number }
  /** Somebody is called back: from the place that `from` (a `queue.join`) holds, or from now where it is null. */
  | {
      type: 'callback.promise';
      from: number | null;
      queueId: string;
      number: MaybeSensitive<string>;
      mode: 'agent_first' | 'customer_first';
      language: string;
      /** What the agent is shown, by label. */
      context: Record<string, ContactAttribute>;
      attemptsMax: number;
      retryAfterMs: number;
    }
  | { type: 'music.start' }
  | { type: 'music.stop' }
  /** Finds a row of the published lookup table by its key column. */
  | {
      type: 'table.look_up';
      tableId: string;
      /** Compared as the key column compares: spaces around it and the case of letters do not count. */
      key: MaybeSensitive<string>;
      /** True where what is found must be treated as sensitive. */
      sensitiveRow: boolean;
    }
  /** What named opening hours say now, and which announcements concern them. */
  | { type: 'hours.ask'; hoursId: string }
  /** Which announcements concern this call now: those for every call, for the number that was called and for these hours. */
  | { type: 'announcements.ask'; hoursId: string | null }
  /** The recording of the whole call, both sides, over every hold and transfer. Pausing leaves no trace of what is said meanwhile. */
  | { type: 'call.record'; action: 'start' | 'stop' | 'pause' | 'resume' }
  /** The answer of the customer to a question about the last conversation of this call. */
  | { type: 'satisfaction.record'; nodeId: string; question: string; score: number; scoreMax: number };

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
  /** True where it stays under way while the node that gave it has entered a flow: what is heard while waiting. */
  readonly held?: boolean;
}

/** What comes of a place in a queue, or of a called agent, before it ends. */
const contactEvents = ['agent.answered', 'agent.connected', 'agent.acted'] as const;

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
  'queue.join': { ends: ['queue.left'], during: contactEvents, cancel: 'queue.leave', held: true },
  'queue.leave': { ends: [], during: [], cancel: null },
  'queue.change': { ends: [], during: [], cancel: null },
  'queue.ask': { ends: ['queue.told'], during: [], cancel: null },
  'agent.connect': { ends: [], during: [], cancel: null },
  'agent.call': { ends: ['queue.left'], during: contactEvents, cancel: 'agent.cancel', held: true },
  'agent.cancel': { ends: [], during: [], cancel: null },
  'callback.promise': { ends: ['callback.promised', 'callback.failed'], during: [], cancel: null },
  'music.start': { ends: [], during: [], cancel: null },
  'music.stop': { ends: [], during: [], cancel: null },
  'call.record': { ends: [], during: [], cancel: null },
  'satisfaction.record': { ends: [], during: [], cancel: null },
  'table.look_up': { ends: ['table.looked_up', 'table.failed'], during: [], cancel: null },
  'hours.ask': { ends: ['hours.told', 'hours.failed'], during: [], cancel: null },
  'announcements.ask': { ends: ['announcements.told', 'announcements.failed'], during: [], cancel: null },
};
