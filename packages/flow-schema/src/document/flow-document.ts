import * as z from 'zod';
import type { JsonObject } from '../json.ts';
import { scenarioLimits, scenarioSchema } from '../scenarios/scenario.ts';
import { languageSchema, nodeIdSchema, portIdSchema, variableNameSchema } from './identifiers.ts';

/** The version of the document format itself; node types have versions of their own. */
export const flowSchemaVersion = 1;

export const flowLimits = {
  nodesMax: 5_000,
  edgesMax: 20_000,
  variablesMax: 500,
  languagesMax: 32,
  nameLengthMax: 200,
  descriptionLengthMax: 4_000,
  documentBytesMax: 5_000_000,
} as const;

const jsonObjectSchema: z.ZodType<JsonObject> = z.record(z.string(), z.json()) as z.ZodType<JsonObject>;

export const variableTypeSchema = z.enum(['text', 'number', 'boolean', 'date', 'phone', 'money', 'list', 'record']);
export type VariableType = z.infer<typeof variableTypeSchema>;

export const flowVariableSchema = z.strictObject({
  name: variableNameSchema,
  type: variableTypeSchema,
  /** `input` is filled by the calling flow, `output` is handed back to it. */
  role: z.enum(['local', 'input', 'output']).default('local'),
  sensitive: z.boolean().default(false),
  initial: z.json().optional(),
  description: z.string().max(flowLimits.descriptionLengthMax).default(''),
});
export type FlowVariable = z.infer<typeof flowVariableSchema>;

export const flowNodeSchema = z.strictObject({
  id: nodeIdSchema,
  type: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/),
  /** The version of the node type that wrote `config`. */
  version: z.int().positive(),
  name: z.string().max(flowLimits.nameLengthMax),
  config: jsonObjectSchema,
});
export type FlowNode = z.infer<typeof flowNodeSchema>;

export const flowEdgeSchema = z.strictObject({
  from: z.strictObject({ node: nodeIdSchema, port: portIdSchema }),
  to: nodeIdSchema,
});
export type FlowEdge = z.infer<typeof flowEdgeSchema>;

export const flowKindSchema = z.enum(['voice', 'chat', 'campaign', 'workflow']);
export type FlowKind = z.infer<typeof flowKindSchema>;

export const flowDocumentSchema = z.strictObject({
  schemaVersion: z.literal(flowSchemaVersion),
  kind: flowKindSchema,
  name: z.string().min(1).max(flowLimits.nameLengthMax),
  description: z.string().max(flowLimits.descriptionLengthMax).default(''),
  /** The languages callers hear; the first is the one a call begins in. */
  languages: z.array(languageSchema).min(1).max(flowLimits.languagesMax),
  variables: z.array(flowVariableSchema).max(flowLimits.variablesMax),
  nodes: z.array(flowNodeSchema).max(flowLimits.nodesMax),
  edges: z.array(flowEdgeSchema).max(flowLimits.edgesMax),
  /** The node that a failure goes to when the failing node's own `failed` port leads nowhere. */
  errorHandler: nodeIdSchema.nullable().default(null),
  /** Kept as it is: it is part of the hash of every version that was ever published. What is tested stands in `scenarios`. */
  tests: z.array(jsonObjectSchema).default([]),
  /** Calls that are played on every change, with what must come of them. */
  scenarios: z.array(scenarioSchema).max(scenarioLimits.scenariosMax).optional(),
});
/** What a flow means: the unit that is versioned, hashed, run and exchanged. */
export type FlowDocument = z.infer<typeof flowDocumentSchema>;

/** Where the boxes stand. Kept beside the document: moving a box is no change of the flow. */
export const flowLayoutSchema = z.strictObject({
  nodes: z.record(nodeIdSchema, z.strictObject({ x: z.number(), y: z.number() })),
});
export type FlowLayout = z.infer<typeof flowLayoutSchema>;
