import { type FlowDocument, type FlowVariable, flowDocumentSchema, type JsonObject } from '@patchbay/flow-schema';
import {
  createEngine,
  defaultRunLimits,
  type Engine,
  parseTranscripts,
  playTranscript,
  type RunLimits,
  type RunStart,
} from '../src/index.ts';
import { testNodes } from './test-nodes.ts';

export interface Sketch {
  /** `id: type` or `id: [type, config]`. */
  readonly nodes: Readonly<Record<string, string | readonly [string, JsonObject]>>;
  /** `node.port>node`, separated by spaces. */
  readonly edges: string;
  readonly variables?: readonly (Partial<FlowVariable> & Pick<FlowVariable, 'name' | 'type'>)[];
  readonly languages?: readonly string[];
  readonly errorHandler?: string;
}

/** A whole document from a sketch; a `start` node `s` is there unless the sketch has nodes of its own for it. */
export function flowOf(sketch: Sketch): FlowDocument {
  const nodes = Object.entries(sketch.nodes).map(([id, node]) => {
    const [type, config] = typeof node === 'string' ? [node, {}] : node;
    return { id, type, version: 1, name: id, config };
  });
  const edges = sketch.edges
    .split(/\s+/)
    .filter((edge) => edge !== '')
    .map((edge) => {
      const [from = '', to = ''] = edge.split('>');
      const [node = '', port = ''] = from.split('.');
      return { from: { node, port }, to };
    });
  return flowDocumentSchema.parse({
    schemaVersion: 1,
    kind: 'voice',
    name: 'test',
    languages: sketch.languages ?? ['en'],
    variables: sketch.variables ?? [],
    nodes,
    edges,
    errorHandler: sketch.errorHandler ?? null,
  });
}

export interface Stage {
  readonly engine: Engine;
  readonly begin: RunStart;
  /** Plays every transcript in the text; throws at the first line that does not hold. */
  play(transcripts: string): void;
}

/** An engine that knows the given flows, with a run that begins in `main`. A flow's version is its id with `@1`. */
export function stageOf(flows: Readonly<Record<string, Sketch>>, limits: Partial<RunLimits> = {}): Stage {
  const documents = new Map(Object.entries(flows).map(([id, sketch]) => [`${id}@1`, flowOf(sketch)]));
  const engine = createEngine({
    nodeTypes: testNodes,
    limits: { ...defaultRunLimits, ...limits },
    document(version) {
      const document = documents.get(version);
      if (document === undefined) throw new Error(`no version ${version}`);
      return document;
    },
  });
  const begin: RunStart = {
    id: 'run',
    flowId: 'main',
    pins: {
      flows: Object.fromEntries(Object.keys(flows).map((id) => [id, `${id}@1`])),
      prompts: { greeting: 'r7' },
    },
    call: { direction: 'inbound', callerNumber: '13800138000', callerName: 'Li', calledNumber: '2000' },
    now: Date.UTC(2026, 0, 5, 9, 0, 0),
  };
  return {
    engine,
    begin,
    play(source) {
      for (const transcript of parseTranscripts(source)) playTranscript(engine, begin, transcript);
    },
  };
}
