import type { FlowDocument, FlowNode, JsonObject } from '@patchbay/flow-schema';
import type { callSteps } from '../../tables/call-step.ts';
import type { PastContact, PastDesk } from './past-desk.ts';
import type { Random } from './random.ts';

type Step = Omit<typeof callSteps.$inferInsert, 'callId' | 'index'>;

export interface WalkedCall {
  readonly steps: readonly Step[];
  readonly endedAt: Date;
  readonly endReason: 'completed' | 'hung_up' | 'caller_hung_up';
  readonly language: string;
  /** The nodes that recorded a message, and how long it is. */
  readonly messages: readonly { readonly nodeId: string; readonly at: Date; readonly durationMs: number }[];
  readonly contacts: readonly PastContact[];
}

export interface FlowOnOffer {
  readonly id: string;
  readonly version: string;
  readonly document: FlowDocument;
}

/** How likely each way out is; a port that is not named has weight 1. */
const weights: Readonly<Record<string, number>> = {
  '1': 6,
  '2': 3,
  '3': 2,
  '4': 4,
  '5': 7,
  '*': 0.4,
  no_input: 0.7,
  no_match: 0.2,
  failed: 0.15,
  collected: 12,
  invalid: 0.3,
  holiday: 0,
  closed: 0,
  status_404: 0.8,
  ok: 9,
  busy: 0.5,
  no_answer: 1,
  answered: 5,
  recorded: 6,
  too_short: 0.6,
  over: 40,
  promised: 4,
  zh: 0.5,
};

/** How long callers stay at a node of a type, in seconds. */
const stays: Readonly<Record<string, readonly [number, number]>> = {
  say: [3, 7],
  menu: [3, 11],
  collect_digits: [9, 24],
  http_request: [1, 3],
  transfer: [20, 260],
  record_message: [12, 60],
  announce_wait: [4, 9],
  wait_music: [6, 25],
  callback_offer: [10, 25],
  ask_satisfaction: [5, 12],
  hang_up: [2, 4],
};
const stepsMax = 120;
/** How long callers waited, in milliseconds, and how often. */
const waits: readonly (readonly [choice: readonly [number, number], weight: number])[] = [
  [[2_000, 10_000], 10],
  [[10_000, 30_000], 5],
  [[30_000, 90_000], 3],
  [[90_000, 240_000], 1],
];

const scores: readonly (readonly [choice: number, weight: number])[] = [
  [5, 10],
  [4, 7],
  [3, 3],
  [2, 1],
  [1, 1],
];

interface QueueConfig {
  readonly queueId: string;
  readonly waiting: { readonly flowId: string };
  readonly exits: readonly { readonly id: string; readonly label: string }[];
}

/** A call that could have been: walks the flows' own connections from the start, so that every step fits the drawing. */
export function walkFlow(
  root: FlowOnOffer,
  flows: ReadonlyMap<string, FlowOnOffer>,
  startedAt: Date,
  random: Random,
  desk: PastDesk,
): WalkedCall {
  return new Walk(flows, startedAt, random, desk).from(root);
}

class Walk {
  readonly #steps: Step[] = [];
  readonly #messages: { nodeId: string; at: Date; durationMs: number }[] = [];
  readonly #contacts: PastContact[] = [];
  /** When an agent answers and what is heard while waiting ends. */
  #until = Number.POSITIVE_INFINITY;
  /** The exit by which a caller left a queue. */
  #exit: string | null = null;
  #now: number;
  #language = 'en-US';
  #end: WalkedCall['endReason'] | null = null;

  constructor(
    private readonly flows: ReadonlyMap<string, FlowOnOffer>,
    startedAt: Date,
    private readonly random: Random,
    private readonly desk: PastDesk,
  ) {
    this.#now = startedAt.getTime();
  }

  from(root: FlowOnOffer): WalkedCall {
    const last = this.#walk(root, 0);
    const endReason = this.#end ?? 'completed';
    this.#tell(root, 0, last, 'run.ended', null, { reason: endReason });
    return {
      steps: this.#steps,
      endedAt: new Date(this.#now),
      endReason,
      language: this.#language,
      messages: this.#messages,
      contacts: this.#contacts,
    };
  }

  /** Walks until the flow returns or the call ends, and says which node was the last. */
  #walk(flow: FlowOnOffer, depth: number): string | null {
    this.#tell(flow, depth, null, 'flow.entered', null);
    let node = flow.document.nodes.find((one) => one.type === 'start');
    let last: string | null = null;
    while (node && this.#end === null && this.#exit === null && this.#now < this.#until) {
      last = node.id;
      this.#tell(flow, depth, node.id, 'node.entered', null);
      const port = this.#visit(flow, node, depth);
      if (port === null) break;
      const at: string = node.id;
      const edge = flow.document.edges.find((one) => one.from.node === at && one.from.port === port);
      // Without a port the agent pressed a button, and the call goes on there.
      const to = port === '' ? this.random.pick(buttonsOf(flow)) : edge?.to;
      this.#tell(flow, depth, at, 'node.left', port, { to: to ?? null });
      node = flow.document.nodes.find((one) => one.id === to);
    }
    if (depth > 0 && this.#end === null) this.#tell(flow, depth, last, 'flow.left', null);
    return last;
  }

  /** What happens at a node; the port it is left by, or null where the flow or the call ends. */
  #visit(flow: FlowOnOffer, node: FlowNode, depth: number): string | null {
    const stay = stays[node.type];
    if (stay) {
      const impatient = node.type !== 'hang_up' && this.random.next() < 0.05;
      this.#now += this.random.between(stay[0] * 1_000, (impatient ? stay[0] : stay[1]) * 1_000);
      if (impatient || this.#steps.length > stepsMax) {
        this.#end = 'caller_hung_up';
        return null;
      }
    }
    if (node.type === 'return') return null;
    if (node.type === 'leave_queue') {
      this.#exit = String(node.config.exit);
      return null;
    }
    if (node.type === 'queue') return this.#queue(node, depth);
    if (node.type === 'hang_up') {
      this.#end = 'hung_up';
      return null;
    }
    if (node.type === 'sub_flow') {
      const inner = this.flows.get(String(node.config.flowId));
      if (inner) this.#walk(inner, depth + 1);
      return this.#end === null ? 'returned' : null;
    }
    const ports = [
      ...new Set(flow.document.edges.filter((one) => one.from.node === node.id).map((one) => one.from.port)),
    ];
    if (ports.length === 0) return null;
    const port = this.random.pick(ports.map((one) => [one, weights[one] ?? 1] as const));
    this.#effects(flow, node, depth, port);
    return port;
  }

  /** Waits in a queue and hears what is drawn for that; the port it is left by, or null where the caller hangs up. */
  #queue(node: FlowNode, depth: number): string | null {
    const { queueId, waiting, exits } = node.config as unknown as QueueConfig;
    const joinedMs = this.#now;
    const [least, most] = this.random.pick(waits);
    const answerMs = joinedMs + this.random.between(least, most);
    this.#hear(waiting.flowId, depth + 1, answerMs);
    const exit = exits.find(({ label }) => label === this.#exit);
    this.#exit = null;
    const gaveUp = this.#end !== null || (exit === undefined && this.random.next() < 0.05);
    const leftMs = gaveUp || exit ? Math.min(this.#now, answerMs) : answerMs;
    const talkMs = this.random.between(40_000, 400_000);
    const sentOn = this.random.next() < 0.04;
    const agentId = gaveUp || exit || sentOn ? null : this.desk.take(queueId, leftMs, leftMs + talkMs + 30_000);
    this.#now = agentId === null ? leftMs : leftMs + talkMs;
    // Nobody was free and the line was long: the queue's own rule sent some of them on.
    const overflow = agentId === null && !gaveUp && !exit;
    this.#contacts.push({
      queueId,
      joinedAt: new Date(joinedMs),
      leftAt: new Date(leftMs),
      outcome: agentId !== null ? 'answered' : exit ? 'left' : overflow ? 'overflow' : 'abandoned',
      agentId,
      talkMs: agentId === null ? 0 : talkMs,
      stays: agentId !== null && this.random.next() < 0.6,
      rating: null,
    });
    if (exit) return exit.id;
    if (overflow) return this.random.next() < 0.5 ? 'callback' : 'voicemail';
    if (this.#contacts.at(-1)?.stays) return this.random.next() < 0.3 ? '' : 'answered';
    this.#end = 'caller_hung_up';
    return null;
  }

  /** The waiting flow, again and again until somebody answers. */
  #hear(flowId: string, depth: number, untilMs: number): void {
    const flow = this.flows.get(flowId);
    if (!flow) return;
    this.#until = untilMs;
    while (this.#end === null && this.#exit === null && this.#now < untilMs) {
      const begunMs = this.#now;
      this.#walk(flow, depth);
      if (this.#now === begunMs) break;
    }
    this.#until = Number.POSITIVE_INFINITY;
  }

  #effects(flow: FlowOnOffer, node: FlowNode, depth: number, port: string): void {
    const set = (name: unknown, value: JsonObject[string]) => {
      if (typeof name === 'string' && name !== '') {
        this.#tell(flow, depth, node.id, 'variable.set', null, { name, value });
      }
    };
    switch (node.type) {
      case 'set_variables':
        if (typeof node.config.language === 'string' && node.config.language !== '') {
          this.#language = node.config.language;
          this.#tell(flow, depth, node.id, 'language.set', null, { language: this.#language });
        }
        break;
      case 'menu':
        if (/^[0-9*#]$/.test(port)) set(node.config.keyVariable, port);
        break;
      case 'collect_digits':
        if (port === 'collected') set(node.config.variable, String(this.random.between(204_000, 209_999)));
        break;
      case 'record_message':
        if (port === 'recorded') {
          const durationMs = this.random.between(6_000, 40_000);
          this.#messages.push({ nodeId: node.id, at: new Date(this.#now), durationMs });
          set(node.config.durationVariable, Math.round(durationMs / 1_000));
        }
        break;
      case 'ask_satisfaction': {
        const contact = this.#contacts.at(-1);
        if (port !== 'answered' || !contact?.agentId) break;
        const score = this.random.pick(scores);
        const { question } = node.config;
        contact.rating = { nodeId: node.id, question: String(question), score, at: new Date(this.#now) };
        set(node.config.variable, score);
        break;
      }
      case 'http_request':
        if (port === 'failed') {
          const failure = { code: 'http_timeout', message: 'No complete answer within 4000 ms.', handledBy: 'port' };
          this.#tell(flow, depth, node.id, 'failure', null, failure);
        }
        break;
    }
  }

  #tell(
    flow: FlowOnOffer,
    depth: number,
    nodeId: string | null,
    kind: string,
    port: string | null,
    detail: JsonObject = {},
  ): void {
    const { id: flowId, version } = flow;
    this.#steps.push({ at: new Date(this.#now), depth, flowId, version, nodeId, kind, port, detail });
  }
}

/** The buttons that a flow puts on the seat, by how often they are pressed. */
function buttonsOf({ document }: FlowOnOffer): (readonly [choice: string, weight: number])[] {
  return document.nodes.filter(({ type }) => type === 'agent_action').map(({ id }, at) => [id, 1 / (at + 1)] as const);
}
