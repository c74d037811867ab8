import * as z from 'zod';
import { runEndReasons } from '../contract/run-end.ts';
import { languageSchema, nodeIdSchema, portIdSchema, variableNameSchema } from '../document/identifiers.ts';
import { scenarioAnswerSchema } from './scenario-answer.ts';

export const scenarioLimits = {
  scenariosMax: 2_000,
  stepsMax: 500,
  nameLengthMax: 200,
  textLengthMax: 4_000,
  /** A day: longer than any call may live. */
  waitMsMax: 86_400_000,
} as const;

const durationMsSchema = z.int().min(0).max(scenarioLimits.waitMsMax);
const numberSchema = z.string().max(200);

/** The node a step is about. `flow` is the id of a sub-flow; null where it is the flow that the scenario belongs to. */
const place = { flow: z.string().min(1).max(200).nullable().default(null), node: nodeIdSchema };

/** How a call may have come to its end. */
export const scenarioEndSchema = z.enum(runEndReasons);

/** What is heard: words that are read out, a prompt of the library, or a recording. */
export const scenarioSoundSchema = z.discriminatedUnion('kind', [
  /** Some of the words, in any case of letters; empty where anything will do. */
  z.strictObject({ kind: z.literal('speech'), text: z.string().max(scenarioLimits.textLengthMax) }),
  z.strictObject({ kind: z.literal('prompt'), promptId: z.string().min(1).max(200) }),
  z.strictObject({ kind: z.literal('audio'), audioId: z.string().min(1).max(200) }),
]);
export type ScenarioSound = z.infer<typeof scenarioSoundSchema>;

/**
 * What somebody does, or what must be so, one after the other. Time passes by itself up to the moment at which a step can happen or
 * hold: a key is pressed once the flow listens for it, an answer comes once it is asked for, what must be heard may still be to come.
 */
export const scenarioStepSchema = z.discriminatedUnion('step', [
  /** `?` stands for a key that is not known (it was secret in the call this was made from) and has to be filled in. */
  z.strictObject({
    step: z.literal('press'),
    keys: z.string().regex(/^[0-9*#?]{1,64}$/),
    /** `asked`: once the flow listens for keys. `at_once`: now, whoever listens. */
    when: z.enum(['asked', 'at_once']).default('asked'),
  }),
  /** The caller speaks to a recording. Without `durationMs` for as long as it takes to say the words. */
  z.strictObject({
    step: z.literal('speak'),
    words: z.string().max(scenarioLimits.textLengthMax),
    durationMs: durationMsSchema.nullable().default(null),
    ends: z.enum(['silence', 'digit', 'max_duration']).default('silence'),
  }),
  z.strictObject({ step: z.literal('wait'), durationMs: durationMsSchema }),
  z.strictObject({ step: z.literal('hang_up') }),
  /** The world answers what the node asked for, `afterMs` after this step's turn has come. */
  z.strictObject({
    step: z.literal('answer'),
    ...place,
    answer: scenarioAnswerSchema,
    afterMs: durationMsSchema.default(0),
  }),
  /** The agent fills in a form of the flow. */
  z.strictObject({ step: z.literal('fill_form'), ...place, values: z.record(variableNameSchema, z.json()) }),
  /** From here on: heard, after all that an earlier step found. */
  z.strictObject({
    step: z.literal('hears'),
    sound: scenarioSoundSchema,
    language: languageSchema.nullable().default(null),
  }),
  z.strictObject({ step: z.literal('reaches'), ...place }),
  z.strictObject({ step: z.literal('leaves'), ...place, port: portIdSchema }),
  /** A variable of the flow has this value now. */
  z.strictObject({
    step: z.literal('holds'),
    flow: place.flow,
    variable: variableNameSchema,
    value: z.json(),
  }),
  /** The node sends a request; of `url` and `body` some part, empty where anything will do. */
  z.strictObject({
    step: z.literal('requests'),
    ...place,
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).nullable().default(null),
    url: z.string().max(scenarioLimits.textLengthMax).default(''),
    body: z.string().max(scenarioLimits.textLengthMax).default(''),
  }),
  z.strictObject({ step: z.literal('speaks_language'), language: languageSchema }),
  /** The call is over; null where it does not matter how. */
  z.strictObject({ step: z.literal('ends'), reason: scenarioEndSchema.nullable().default(null) }),
]);
export type ScenarioStep = z.infer<typeof scenarioStepSchema>;
export type ScenarioStepKind = ScenarioStep['step'];
export type ScenarioStepOf<K extends ScenarioStepKind> = Extract<ScenarioStep, { step: K }>;

/** One call through a flow: what the caller and the world do, and what must come of it. */
export const scenarioSchema = z.strictObject({
  id: nodeIdSchema,
  name: z.string().min(1).max(scenarioLimits.nameLengthMax),
  /** One that fails blocks publishing. */
  required: z.boolean().default(false),
  /** Where the clock of the call starts. */
  startsAt: z.iso.datetime({ offset: true }),
  call: z.strictObject({
    direction: z.enum(['inbound', 'outbound']).default('inbound'),
    /** Empty where it is withheld. */
    callerNumber: numberSchema,
    callerName: numberSchema.default(''),
    calledNumber: numberSchema,
  }),
  /** The language the call begins in; null for the first of the flow. */
  language: languageSchema.nullable().default(null),
  /** What the flow is handed by whoever enters it: values of its `input` variables. */
  inputs: z.record(variableNameSchema, z.json()).default({}),
  steps: z.array(scenarioStepSchema).max(scenarioLimits.stepsMax),
});
export type Scenario = z.infer<typeof scenarioSchema>;
