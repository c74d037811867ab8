import * as z from 'zod';

const id = z.string().min(1).max(100);
const text = (max: number) => z.string().max(max);

const answerKindSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('yes_no') }),
  z.object({ kind: z.literal('scale'), max: z.number() }),
  z.object({
    kind: z.literal('choice'),
    options: z.array(z.object({ id, label: text(400), percent: z.number() })).max(20),
  }),
]);

const questionSchema = z.object({
  id,
  text: text(1_000),
  hint: text(4_000),
  answer: answerKindSchema,
  weight: z.number(),
  knockOut: z.boolean(),
  mayNotApply: z.boolean(),
});

export const scorecardSchema = z.object({
  name: text(200),
  content: z.object({
    passPercent: z.number(),
    sections: z.array(z.object({ id, title: text(400), questions: z.array(questionSchema).max(200) })).max(50),
  }),
});

export const samplingRuleSchema = z.object({
  name: text(200),
  scorecardId: id,
  period: z.enum(['day', 'week']),
  queueIds: z.array(id).max(1_000),
  agentIds: z.array(id).max(1_000),
  direction: z.enum(['inbound', 'outbound']).nullable(),
  talkMsMin: z.number(),
  talkMsMax: z.number().nullable(),
  amountKind: z.enum(['per_agent', 'percent']),
  amount: z.number(),
  reviewerIds: z.array(id).max(1_000),
  dueDays: z.number(),
  on: z.boolean(),
});

export const byId = z.object({ id });
export const cursorSchema = z.object({ createdAt: z.iso.datetime(), id });

export const reviewListSchema = z.object({
  mine: z.boolean().optional(),
  finished: z.boolean().optional(),
  agentId: id.optional(),
  callId: id.optional(),
  cursor: cursorSchema.optional(),
});

export const answerSchema = z.object({
  reviewId: id,
  questionId: id,
  /** Left out: the answer is taken back. Null: the question does not apply. */
  answer: z.union([z.boolean(), z.number(), text(100), z.null()]).optional(),
});

export const commentSchema = z.object({
  reviewId: id,
  atMs: z.number().nullable(),
  questionId: id.nullable(),
  text: text(8_000),
});

export const summarySchema = z.object({ reviewId: id, text: text(8_000) });
export const replySchema = z.object({ reviewId: id, reply: text(4_000) });
export const reviewableSchema = z.object({
  callId: id.optional(),
  agentId: id.optional(),
  queueId: id.optional(),
});
export const startSchema = z.object({ scorecardId: id, conversationId: id });
export const calibrationSchema = startSchema.extend({
  reviewerIds: z.array(id).max(100),
  dueDays: z.int().min(1).max(365),
});
