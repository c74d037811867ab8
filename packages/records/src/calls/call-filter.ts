import * as z from 'zod';

const id = z.string().max(100);
const word = z.string().max(100);

/** The words that a queue and a conversation end with, as they stand in their rows. */
export const queueOutcomes = ['answered', 'abandoned', 'overflow', 'moved', 'callback', 'left', 'failed'] as const;
export const talkOutcomes = ['answered', 'no_answer', 'declined', 'unreachable', 'caller_left', 'elsewhere'] as const;

/**
 * Which calls are meant, as plain JSON: what the call list has in its address, what the HTTP API takes, and what lies behind a
 * number of a report. Everything given has to hold. Several fields about the queue, the conversation or an answer speak of one
 * and the same visit, conversation or answer: a call with another one is not meant.
 */
export const callFilterSchema = z.object({
  /** The moment that `timeOf` names is this or later. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** And before this. */
  to: z.iso.datetime({ offset: true }).optional(),
  /**
   * Which moment is meant: `call`, when it began (where nothing is said); `queue`, when it joined the queue; `talk`, when it was offered
   * to the agent; `answer`, when a form or a question was answered.
   */
  timeOf: z.enum(['call', 'queue', 'talk', 'answer']).optional(),
  direction: z.enum(['inbound', 'outbound']).optional(),
  flowId: id.optional(),
  version: id.optional(),
  /** As the call keeps it. */
  callerNumber: word.optional(),
  calledNumber: word.optional(),
  /** Part of the caller's number or name, or of the called number. */
  search: word.optional(),
  endReason: z.string().max(40).optional(),
  /** True: under way; false: ended. */
  active: z.boolean().optional(),
  /** Whether anybody or anything picked up. */
  answered: z.boolean().optional(),
  /** Whether the caller was connected with a person. */
  withPerson: z.boolean().optional(),
  /** Whether a recording of it can be heard. */
  withRecording: z.boolean().optional(),
  /** Beginnings of words in one of its notes; of Chinese, any part. */
  noteText: word.optional(),

  /** The queue it waited in; together with a field of the conversation, the queue that the conversation came by. */
  queueId: id.optional(),
  queueOutcome: z.enum(queueOutcomes).optional(),
  vip: z.boolean().optional(),
  /** Whether the visit is that of somebody who is called back. */
  callback: z.boolean().optional(),
  waitedMsMin: z.int().min(0).optional(),
  /** Inclusive. */
  waitedMsMax: z.int().min(0).optional(),

  agentId: id.optional(),
  talkOutcome: z.enum(talkOutcomes).optional(),
  /** Empty: none was chosen. */
  wrapUpCodeId: id.optional(),

  /** A question of satisfaction, with `score` where only that answer is meant. */
  question: z.string().max(500).optional(),
  score: z.int().optional(),
  /** A field of a form, with `value` where only that answer is meant. */
  variable: word.optional(),
  value: z.string().max(500).optional(),
  /** The node of the question or the form; alone, a node that the call came by. */
  nodeId: id.optional(),
  /** With `nodeId` alone: how it was left, as in `node_traffic`: `port:…`, `returned`, `end:…`. */
  exit: z.string().max(140).optional(),
});

export type CallFilter = z.infer<typeof callFilterSchema>;
