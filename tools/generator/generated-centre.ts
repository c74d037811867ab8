import { type FlowDocument, type JsonObject, versionHash } from '@patchbay/flow-schema';
import { Random, sumsOf } from './random.ts';

export interface CentreSize {
  readonly seed: number;
  readonly agents: number;
  readonly queues: number;
  /** From this day of the year on, a flow has its next version; the first has it from the beginning. */
  readonly versionsFrom: readonly number[];
}

export interface GeneratedQueue {
  readonly id: string;
  readonly name: string;
  /** Who serves it, as places in the list of agents. */
  readonly agents: readonly number[];
  readonly flow: number;
  readonly codeIds: readonly string[];
  /** After-call work of a caller in this queue, and how long they wait before they give up, on the average. */
  readonly talkFactor: number;
  readonly patienceMs: number;
}

export interface GeneratedFlow {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  /** As places in the list of queues, in the order of the menu's keys. */
  readonly queues: readonly number[];
  readonly versions: readonly { readonly hash: string; readonly document: FlowDocument; readonly fromDay: number }[];
}

/** Who works there, what they do, and what callers hear. */
export interface GeneratedCentre {
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  readonly queues: readonly GeneratedQueue[];
  readonly flows: readonly GeneratedFlow[];
  /** For `Random.index`: how many call which flow, and which key is pressed in a flow. */
  readonly flowSums: readonly number[];
  readonly keySums: readonly (readonly number[])[];
  readonly codes: readonly { readonly id: string; readonly name: string }[];
}

const queuesOfAgent = 3;
const keysMax = 8;
const areas = ['Sales', 'Service', 'Billing', 'Technical help', 'Deliveries', 'Returns', 'Contracts', 'Complaints'];
const towns = ['North', 'South', 'East', 'West', 'Online'];
const firstNames = [
  'Anna',
  'Ben',
  'Chen',
  'Dilara',
  'Emil',
  'Fatma',
  'Greta',
  'Hao',
  'Ines',
  'Jonas',
  'Kim',
  'Lena',
  'Mei',
];
const lastNames = ['Albers', 'Brandt', 'Celik', 'Diaz', 'Engel', 'Fischer', 'Gao', 'Huang', 'Ivanov', 'Jansen', 'Koch'];
const codeNames = ['Question answered', 'Order placed', 'Order changed', 'Complaint', 'Fault report', 'Wrong number'];
const codeDetails = ['', ' (first call)', ' (again)', ' (passed on)'];

/** The ids say what made them, so that nothing else is ever taken for generated. */
export const idPrefix = 'gen-';

export function generateCentre({ seed, agents, queues, versionsFrom }: CentreSize): GeneratedCentre {
  const random = new Random(seed);
  const codes = codeNames.flatMap((name, at) =>
    codeDetails.map((detail, index) => ({ id: `${idPrefix}code-${at}-${index}`, name: `${name}${detail}` })),
  );
  const people = Array.from({ length: agents }, (_, at) => ({
    id: `${idPrefix}agent-${at + 1}`,
    name: `${firstNames[at % firstNames.length]} ${lastNames[Math.floor(at / firstNames.length) % lastNames.length]} ${at + 1}`,
  }));
  const flowCount = Math.ceil(queues / keysMax);
  const served = Array.from({ length: queues }, (): number[] => []);
  for (let agent = 0; agent < agents; agent += 1) {
    for (let step = 0; step < Math.min(queuesOfAgent, queues); step += 1)
      served[(agent + step * 7) % queues]?.push(agent);
  }
  const lines = served.map(
    (own, at): GeneratedQueue => ({
      id: `${idPrefix}queue-${at + 1}`,
      name: `${areas[at % areas.length]} ${towns[Math.floor(at / areas.length) % towns.length]} ${at + 1}`,
      agents: own.length > 0 ? [...new Set(own)] : [at % agents],
      flow: at % flowCount,
      codeIds: codes.filter((_, index) => (index + at) % 3 !== 0).map(({ id }) => id),
      talkFactor: 0.6 + random.next() * 0.9,
      patienceMs: 60_000 + random.below(120_000),
    }),
  );
  const flows = Array.from({ length: flowCount }, (_, at): GeneratedFlow => {
    const own = lines.flatMap(({ flow }, index) => (flow === at ? [index] : []));
    const name = `Line ${at + 1}`;
    const versions = versionsFrom.map((fromDay, version) => {
      const document = documentOf(
        name,
        version,
        own.map((index) => lines[index] as GeneratedQueue),
      );
      return { hash: versionHash(document), document, fromDay };
    });
    return { id: `${idPrefix}flow-${at + 1}`, name, number: `${2_000 + at}`, queues: own, versions };
  });
  return {
    agents: people,
    queues: lines,
    flows,
    codes,
    flowSums: sumsOf(flows.map((_, at) => 1 / (1 + at * 0.35))),
    keySums: flows.map((flow) => sumsOf(flow.queues.map((_, at) => 1 / (1 + at * 0.5)))),
  };
}

const node = (id: string, type: string, name: string, config: JsonObject) => ({ id, type, version: 1, name, config });
const said = (text: string): JsonObject[] => [{ kind: 'text', text: { 'en-US': text } }];

/** A menu, a queue behind each key, a form for the agent, and questions at the end: one in the first version, later two. */
function documentOf(name: string, version: number, queues: readonly GeneratedQueue[]): FlowDocument {
  const questions = version < 2 ? ['Service'] : ['Service', 'Delivery'];
  const asks = questions.map((_, at) => `ask${at + 1}`);
  const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to });
  return {
    schemaVersion: 1,
    kind: 'voice',
    name,
    description: '',
    languages: ['en-US'],
    variables: [],
    nodes: [
      node('start', 'start', 'Call arrives', {}),
      node('form', 'agent_form', 'For the agent', {
        titleEn: 'About this call',
        titleZh: '本次来电',
        fields: [
          {
            variable: 'outcome',
            labelEn: 'What came of it',
            labelZh: '处理结果',
            kind: 'choice',
            options: formOutcomes.map((value) => ({ value, labelEn: value, labelZh: value })),
          },
        ],
      }),
      node('menu', 'menu', version === 0 ? 'What about?' : 'What can we do for you?', {
        prompt: said('Please choose.'),
        keys: queues.map((queue, at) => ({ key: `${at + 1}`, label: queue.name })),
      }),
      ...queues.map((queue) => node(queue.id, 'queue', queue.name, { queueId: queue.id })),
      ...questions.map((question, at) =>
        node(`ask${at + 1}`, 'ask_satisfaction', `Ask: ${question}`, { question, scaleMax: 5, prompt: said(question) }),
      ),
      node('bye', 'hang_up', 'Goodbye', { prompt: [] }),
    ],
    edges: [
      edge('start', 'next', 'form'),
      edge('form', 'next', 'menu'),
      ...queues.map((queue, at) => edge('menu', `${at + 1}`, queue.id)),
      ...['no_input', 'no_match'].map((port) => edge('menu', port, 'bye')),
      ...queues.flatMap(({ id }) => [edge(id, 'answered', 'ask1'), edge(id, 'failed', 'bye')]),
      ...asks.flatMap((id, at) => ['answered', 'no_answer'].map((port) => edge(id, port, asks[at + 1] ?? 'bye'))),
    ],
    errorHandler: null,
    tests: [],
  };
}

export const formOutcomes = ['solved', 'follow_up', 'handed_over'] as const;
