import type { AnalysisFacts, FlowVariable, SkillRing } from '@patchbay/flow-schema';

/** What the analysis of every flow may know of the centre, as it goes to a browser. */
export interface CentreFacts {
  readonly flows: readonly {
    readonly id: string;
    readonly published: boolean;
    readonly numbers: readonly string[];
    /** Of the published version: its inputs and outputs, and the flows that it enters. */
    readonly variables: readonly FlowVariable[];
    readonly enters: readonly string[];
    /** Names of exits by which it leaves the queue in which it is heard. */
    readonly exits: readonly string[];
  }[];
  /** Published ones, with how long each language takes where that is known. */
  readonly prompts: readonly {
    readonly id: string;
    readonly durationMsByLanguage: Record<string, number | null>;
    /** The names of the values that it reads out. */
    readonly values: readonly string[];
  }[];
  readonly audio: readonly { readonly id: string; readonly durationMs: number }[];
  readonly credentials: readonly string[];
  readonly queues: readonly {
    readonly id: string;
    readonly rings: readonly SkillRing[];
    readonly agents: readonly Readonly<Record<string, number>>[];
  }[];
  readonly shortCodes: readonly string[];
  readonly agents: readonly string[];
  readonly skills: readonly string[];
  /** Published ones, with the ids of their columns. */
  readonly tables: readonly { readonly id: string; readonly columns: readonly string[] }[];
  readonly hours: readonly string[];
}

/** The same for the analysis of one flow. What is not published cannot be used by a flow that is. */
export function factsOf(centre: CentreFacts, flowId: string): AnalysisFacts {
  const published = centre.flows.filter((flow) => flow.published);
  return {
    flowIds: new Set(published.map(({ id }) => id)),
    promptIds: new Set(centre.prompts.map(({ id }) => id)),
    audioIds: new Set(centre.audio.map(({ id }) => id)),
    credentialIds: new Set(centre.credentials),
    queueIds: new Set(centre.queues.map(({ id }) => id)),
    agentIds: new Set(centre.agents),
    skillIds: new Set(centre.skills),
    tables: new Map(centre.tables.map(({ id, columns }) => [id, new Set(columns)])),
    hoursIds: new Set(centre.hours),
    innerFlows: new Map(published.map(({ id, variables }) => [id, { variables, exits: exitsOf(published, id) }])),
    prompts: new Map(centre.prompts.map(({ id, ...facts }) => [id, facts])),
    audioMs: new Map(centre.audio.map(({ id, durationMs }) => [id, durationMs])),
    queues: new Map(centre.queues.map(({ id, rings, agents }) => [id, { rings, agents }])),
    numbers: new Map(centre.flows.flatMap((flow) => flow.numbers.map((number) => [number, flow.published] as const))),
    shortCodes: new Set(centre.shortCodes),
    answersNumbers: centre.flows.some(({ id, numbers }) => id === flowId && numbers.length > 0),
    enteredByFlows: published.some(({ id, enters }) => id !== flowId && enters.includes(flowId)),
  };
}

/** Of the flow itself and of those that it enters. */
function exitsOf(flows: CentreFacts['flows'], flowId: string, seen = new Set<string>()): string[] {
  const flow = flows.find(({ id }) => id === flowId);
  if (flow === undefined || seen.has(flowId)) return [];
  seen.add(flowId);
  return [...flow.exits, ...flow.enters.flatMap((id) => exitsOf(flows, id, seen))];
}
