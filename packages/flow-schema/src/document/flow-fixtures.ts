import * as z from 'zod';
import type { ExpressionUse } from '../contract/expression-use.ts';
import type { ConfigProblem, NodeType, NodeTypeRegistry, VariableWrite, VisitFacts } from '../contract/node-type.ts';
import { defineNodeType } from '../contract/node-type.ts';
import type { FloorContribution, ReportContribution, SeatContribution } from '../contract/screens.ts';
import type { JsonObject } from '../json.ts';
import type { Scenario, ScenarioStep } from '../scenarios/scenario.ts';
import type { FlowDocument, FlowNode } from './flow-document.ts';

/** Documents and node types for the tests of this package, which knows none of the real ones. */
export function flowOf(parts: Partial<FlowDocument>): FlowDocument {
  return {
    schemaVersion: 1,
    kind: 'voice',
    name: 'Test',
    description: '',
    languages: ['en-US'],
    variables: [],
    nodes: [],
    edges: [],
    errorHandler: null,
    tests: [],
    ...parts,
  };
}

export function nodeOf(id: string, type: string, config: JsonObject = {}, version = 1): FlowNode {
  return { id, type, version, name: id, config };
}

const text = (en: string) => ({ en, zh: en });

export function scenarioOf(id: string, steps: readonly ScenarioStep[] = []): Scenario {
  return {
    id,
    name: id,
    required: false,
    startsAt: '2026-03-31T10:00:00Z',
    call: { direction: 'inbound', callerNumber: '+493012345', callerName: 'Ada', calledNumber: '2000' },
    language: null,
    inputs: {},
    steps: [...steps],
  };
}

function testType(type: string, parts: Partial<NodeType<JsonObject>> = {}): NodeType<JsonObject> {
  return defineNodeType<JsonObject>({
    type,
    version: 1,
    category: 'logic',
    icon: 'circle',
    kinds: ['voice'],
    label: text(type),
    help: text(type),
    keywords: [],
    config: z.record(z.string(), z.json()) as z.ZodType<JsonObject>,
    defaults: () => ({}),
    ports: () => [{ id: 'next', label: text('Next') }],
    requires: () => [],
    writes: () => [],
    expressions: () => [],
    summary: () => type,
    states: [],
    enter: (context) => context.leave('next'),
    on: {},
    cancel: (context) => void context,
    screens: () => ({}),
    migrations: [],
    ...parts,
  });
}

/** Is what its config says: for the rules, which look at nothing else of a type. */
const anything = testType('anything', {
  ports: ({ ports }) => ((ports as string[] | undefined) ?? ['next']).map((id) => ({ id, label: text(id) })),
  writes: ({ writes }) => (writes as unknown as VariableWrite[] | undefined) ?? [],
  expressions: ({ expressions }) => (expressions as unknown as ExpressionUse[] | undefined) ?? [],
  visit: ({ visit }) => (visit as VisitFacts | undefined) ?? {},
  check: ({ problems }) => (problems as unknown as ConfigProblem[] | undefined) ?? [],
});

const types = [
  anything,
  testType('start'),
  testType('hang_up', { ports: () => [] }),
  testType('note', { category: 'note', ports: () => [] }),
  testType('fork', {
    ports: () => [
      { id: 'a', label: text('A') },
      { id: 'b', label: text('B'), optional: true },
    ],
  }),
  testType('typed', { config: z.strictObject({ count: z.int().min(1) }) as unknown as z.ZodType<JsonObject> }),
  testType('secret', {
    writes: (config) => [{ variable: String(config.variable), type: 'text', sensitive: true }],
  }),
  testType('shows', {
    ports: ({ ports }) => ((ports as string[] | undefined) ?? ['next']).map((id) => ({ id, label: text(id) })),
    screens: ({ seat, floor, reports }) => ({
      seat: (seat ?? []) as unknown as SeatContribution[],
      floor: (floor ?? []) as unknown as FloorContribution[],
      reports: (reports ?? []) as unknown as ReportContribution[],
    }),
  }),
  testType('pressed', { entry: true }),
  testType('waits', { onlyWhileWaiting: true }),
  testType('chat_only', { kinds: ['chat'] }),
  testType('moved', {
    version: 3,
    migrations: [
      {
        from: 1,
        name: 'rename seconds to timeoutMs',
        migrate: ({ seconds, ...rest }) => ({ ...rest, timeoutMs: Number(seconds) * 1000 }),
      },
      { from: 2, name: 'wrap', migrate: (config) => ({ inner: config }) },
    ],
  }),
  testType('reads', {
    expressions: (config) => [{ field: ['source'], kind: 'cel', source: String(config.source), expects: 'number' }],
  }),
] as readonly unknown[] as readonly NodeType<never>[];

export const testRegistry: NodeTypeRegistry = {
  get: (type) => types.find((candidate) => candidate.type === type),
  list: () => types,
};
