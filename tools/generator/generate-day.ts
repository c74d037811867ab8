import { callerNumber, callId, talkMs } from './call-values.ts';
import { formOutcomes, type GeneratedCentre, type GeneratedFlow, type GeneratedQueue } from './generated-centre.ts';
import type { GeneratedRows } from './generated-rows.ts';
import { planShifts } from './planned-shifts.ts';
import { Random, sumsOf } from './random.ts';
import { at } from './row-writer.ts';
import { WorkingDay } from './working-day.ts';
import { type Day, hours } from './year-shape.ts';

export interface DayOptions {
  readonly seed: number;
  /** What an agent spends on one conversation on the average, with ringing and after-call work. */
  readonly handlingMs: number;
  /** Different callers in the year; few of them call often. */
  readonly callers: number;
  /** Whether the steps of the calls are written. */
  readonly withSteps: boolean;
}

const hourMs = 3_600_000;
const outboundShare = 0.08;
/** Callers who find what they want in the menu, or give up in it. */
const menuShare = 0.17;
const noAnswerShare = 0.03;
const vipShare = 0.04;
const askedShare = 0.45;
const formShare = 0.3;
const noteShare = 0.08;
const overflowAfterMs = 300_000;
const ringMs = 15_000;
const hourSums = sumsOf(hours);
const scoreSums = sumsOf([6, 6, 13, 32, 43]);
const formChoices = '{outcome}';
const noteTexts = [
  'Wants to be called back on Thursday morning about the invoice.',
  'Parcel arrived damaged; photo promised by mail.',
  'Asked for a quote for forty pieces.',
  'Charger replaced under warranty.',
  'Address changed; please check the next delivery.',
];

/** What happens on one day. The same for the same seed. */
export function generateDay(centre: GeneratedCentre, day: Day, rows: GeneratedRows, options: DayOptions): void {
  const random = randomOfDay(options.seed, day);
  const working = new WorkingDay(centre, day, random, rows);
  planShifts(centre, day, working.attendance(), rows, options.seed);
  const begins = Float64Array.from({ length: day.calls }, () =>
    day.toUtcMs(Math.floor((random.index(hourSums) + random.next()) * hourMs)),
  ).sort();
  for (const [index, startedMs] of begins.entries()) {
    new DayCall({ centre, day, rows, options, random, working }, startedMs, index).happen();
  }
  working.end();
}

/** What calls and states of a day are drawn from. */
export function randomOfDay(seed: number, day: Day): Random {
  return new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(day.index + 1, 0x85ebca6b));
}

interface DayParts {
  readonly centre: GeneratedCentre;
  readonly day: Day;
  readonly rows: GeneratedRows;
  readonly options: DayOptions;
  readonly random: Random;
  readonly working: WorkingDay;
}

interface Talked {
  readonly agentId: string;
  readonly conversationId: string;
  readonly answeredMs: number;
  readonly talkedMs: number;
}

/** One call from its first moment to its last. */
class DayCall {
  readonly #id: string;
  readonly #number: string;
  readonly #flow: GeneratedFlow;
  readonly #version: string;
  #steps = 0;

  constructor(
    private readonly parts: DayParts,
    private readonly startedMs: number,
    index: number,
  ) {
    const { centre, day, random, options } = parts;
    this.#id = callId(startedMs, index, random);
    this.#number = callerNumber(options.callers, random);
    this.#flow = centre.flows[random.index(centre.flowSums)] as GeneratedFlow;
    const version = this.#flow.versions.findLast(({ fromDay }) => fromDay <= day.index);
    this.#version = version?.hash ?? '';
  }

  happen(): void {
    const { random, working } = this.parts;
    if (random.next() < outboundShare) {
      const agent = working.anybody(this.startedMs, random);
      if (agent !== null) {
        this.#dialled(agent);
        return;
      }
    }
    this.#arrives();
  }

  /** An agent calls somebody. */
  #dialled(agent: number): void {
    const { centre, random, rows, working, options } = this.parts;
    const agentId = centre.agents[agent]?.id ?? '';
    const reached = random.next() < 0.7;
    const answeredMs = Math.round(this.startedMs + 4_000 + random.below(20_000));
    const talkedMs = reached ? answeredMs + talkMs(random, options.handlingMs * 0.6) : answeredMs;
    const wrapUpMs = reached ? 5_000 + random.below(30_000) : 0;
    const { callId: id, queueId } = { callId: this.#id, queueId: null };
    working.busy(agent, {
      offeredMs: this.startedMs,
      answeredMs,
      talkedMs,
      doneMs: talkedMs + wrapUpMs,
      callId: id,
      queueId,
    });
    const answered = reached ? at(answeredMs) : null;
    rows.calls.add(
      id,
      'outbound',
      '+493090182',
      '',
      this.#number,
      null,
      null,
      null,
      at(this.startedMs),
      answered,
      answered,
      at(talkedMs),
      reached ? (random.next() < 0.6 ? 'hung_up' : 'completed') : 'not_reached',
      true,
    );
    rows.conversations.add(
      `${id}.1`,
      id,
      null,
      agentId,
      'outbound',
      this.#number,
      at(this.startedMs),
      answered,
      at(talkedMs),
      reached ? 'answered' : 'no_answer',
      reached ? 'caller' : null,
      talkedMs - answeredMs,
      0,
      wrapUpMs,
      null,
      reached ? at(talkedMs + wrapUpMs) : null,
      true,
    );
  }

  #arrives(): void {
    const { centre, random } = this.parts;
    const flow = this.#flow;
    const menuMs = this.startedMs + 600;
    this.#step(this.startedMs, null, 'flow.entered', null);
    this.#visit('start', this.startedMs, this.startedMs + 200, 'next');
    this.#visit('form', this.startedMs + 200, menuMs, 'next');
    const chosenMs = menuMs + 3_000 + random.below(9_000);
    if (random.next() < menuShare) {
      const gaveUp = random.next() < 0.7;
      if (gaveUp) this.#step(menuMs, 'menu', 'node.entered', null);
      else {
        this.#visit('menu', menuMs, chosenMs, 'no_input');
        this.#visit('bye', chosenMs, chosenMs, 'done');
      }
      this.#ends(chosenMs, gaveUp ? 'caller_hung_up' : 'completed', null);
      return;
    }
    const key = random.index(centre.keySums[centre.flows.indexOf(flow)] ?? []);
    this.#visit('menu', menuMs, chosenMs, `${key + 1}`);
    this.#waits(flow.queues[key] ?? 0, chosenMs);
  }

  #waits(queueIndex: number, joinedMs: number): void {
    const { centre, random, rows, working } = this.parts;
    const queue = centre.queues[queueIndex] as GeneratedQueue;
    const patienceMs = 5_000 + random.lasting(queue.patienceMs);
    const untilMs = joinedMs + Math.min(patienceMs, overflowAfterMs);
    this.#step(joinedMs, queue.id, 'node.entered', null);
    let found = working.soonest(queueIndex, joinedMs, untilMs);
    if (found !== null && random.next() < noAnswerShare) {
      found = this.#missed(found, queue, queueIndex, untilMs);
    }
    if (found === null) {
      const abandoned = patienceMs < overflowAfterMs;
      const leftMs = Math.round(untilMs);
      this.#visited(queue, joinedMs, leftMs, abandoned ? 'abandoned' : 'overflow', null);
      if (abandoned) this.#ends(leftMs, 'caller_hung_up', null);
      else {
        this.#step(leftMs, queue.id, 'node.left', 'failed');
        this.#visit('bye', leftMs, leftMs, 'done');
        this.#ends(leftMs, 'completed', null);
      }
      return;
    }
    const offeredMs = Math.round(found.freeMs);
    const answeredMs = offeredMs + 1_500 + random.below(9_000);
    const talked = this.#talks(queue, found.agent, offeredMs, answeredMs);
    this.#visited(queue, joinedMs, answeredMs, 'answered', talked.agentId);
    const stays = random.next() < askedShare;
    if (!stays) {
      this.#ends(talked.talkedMs, random.next() < 0.8 ? 'caller_hung_up' : 'completed', talked.answeredMs);
      return;
    }
    this.#step(talked.talkedMs, queue.id, 'node.left', 'answered');
    const endedMs = this.#asks(queue, talked);
    this.#visit('bye', endedMs, endedMs, 'done');
    this.#ends(endedMs, 'completed', talked.answeredMs);
    if (random.next() < noteShare) {
      const text = noteTexts[random.below(noteTexts.length)] ?? '';
      rows.notes.add(`${this.#id}.note`, this.#id, talked.agentId, text, at(talked.talkedMs), at(talked.talkedMs));
    }
  }

  #missed(found: { agent: number; freeMs: number }, queue: GeneratedQueue, queueIndex: number, untilMs: number) {
    const { centre, rows, working } = this.parts;
    const offeredMs = Math.round(found.freeMs);
    // Who gives up while it rings has left; the agent did nothing wrong.
    const callerLeft = offeredMs + ringMs > untilMs;
    const endedMs = callerLeft ? Math.round(untilMs) : offeredMs + ringMs;
    working.missed(found.agent, { offeredMs, endedMs, callId: this.#id, queueId: queue.id, setAside: !callerLeft });
    rows.conversations.add(
      `${this.#id}.0`,
      this.#id,
      queue.id,
      centre.agents[found.agent]?.id ?? '',
      'inbound',
      this.#number,
      at(offeredMs),
      null,
      at(endedMs),
      callerLeft ? 'caller_left' : 'no_answer',
      null,
      0,
      0,
      0,
      null,
      null,
      true,
    );
    return callerLeft ? null : working.soonest(queueIndex, endedMs, untilMs);
  }

  #talks(queue: GeneratedQueue, agent: number, offeredMs: number, answeredMs: number): Talked {
    const { centre, random, rows, working, options } = this.parts;
    const spentMs = talkMs(random, options.handlingMs * 0.8 * queue.talkFactor);
    const holdMs = random.next() < 0.15 ? random.below(Math.round(spentMs / 3) + 1) : 0;
    const talkedMs = answeredMs + spentMs;
    const wrapUpMs = 3_000 + Math.round(Math.min(random.lasting(options.handlingMs * 0.12), 600_000));
    const agentId = centre.agents[agent]?.id ?? '';
    const conversationId = `${this.#id}.1`;
    const codeId = random.next() < 0.9 ? (queue.codeIds[random.below(queue.codeIds.length)] ?? null) : null;
    const doneMs = talkedMs + wrapUpMs;
    working.busy(agent, { offeredMs, answeredMs, talkedMs, doneMs, callId: this.#id, queueId: queue.id });
    rows.conversations.add(
      conversationId,
      this.#id,
      queue.id,
      agentId,
      'inbound',
      this.#number,
      at(offeredMs),
      at(answeredMs),
      at(talkedMs),
      'answered',
      random.next() < 0.8 ? 'caller' : 'agent',
      spentMs - holdMs,
      holdMs,
      wrapUpMs,
      codeId,
      at(doneMs),
      true,
    );
    if (random.next() < formShare) {
      const outcome = formOutcomes[random.below(formOutcomes.length)] ?? 'solved';
      rows.forms.add(
        `${this.#id}.form`,
        this.#id,
        this.#flow.id,
        this.#version,
        'form',
        agentId,
        JSON.stringify({ outcome }),
        formChoices,
        at(talkedMs),
        true,
      );
    }
    return { agentId, conversationId, answeredMs, talkedMs };
  }

  /** What the caller says of it, to each question of the version. */
  #asks(queue: GeneratedQueue, { agentId, conversationId, talkedMs }: Talked): number {
    const { day, random, rows } = this.parts;
    const questions =
      this.#flow.versions.filter(({ fromDay }) => fromDay <= day.index).length < 3
        ? ['Service']
        : ['Service', 'Delivery'];
    let nowMs = talkedMs;
    for (const [index, question] of questions.entries()) {
      const node = `ask${index + 1}`;
      const answered = random.next() < 0.75;
      const nextMs = nowMs + 4_000 + random.below(6_000);
      this.#visit(node, nowMs, nextMs, answered ? 'answered' : 'no_answer');
      if (answered) {
        rows.satisfaction.add(
          `${this.#id}.${node}`,
          this.#id,
          conversationId,
          agentId,
          queue.id,
          this.#flow.id,
          node,
          question,
          random.index(scoreSums) + 1,
          5,
          at(nextMs),
          true,
        );
      }
      nowMs = nextMs;
    }
    return nowMs;
  }

  #visited(queue: GeneratedQueue, joinedMs: number, leftMs: number, outcome: string, agentId: string | null): void {
    const { random, rows } = this.parts;
    const waitedMs = leftMs - joinedMs;
    rows.visits.add(
      `${this.#id}.1.0`,
      this.#id,
      queue.id,
      at(joinedMs),
      at(leftMs),
      outcome,
      agentId,
      waitedMs,
      waitedMs > 20_000 ? 1 + random.below(4) : 1,
      random.next() < vipShare,
      true,
    );
  }

  #ends(endedMs: number, endReason: string, personMs: number | null): void {
    const { rows } = this.parts;
    this.#step(endedMs, null, 'run.ended', null);
    rows.calls.add(
      this.#id,
      'inbound',
      this.#number,
      '',
      this.#flow.number,
      this.#flow.id,
      this.#version,
      'en-US',
      at(this.startedMs),
      at(this.startedMs),
      personMs === null ? null : at(personMs),
      at(endedMs),
      endReason,
      true,
    );
  }

  #visit(node: string, fromMs: number, untilMs: number, port: string): void {
    this.#step(fromMs, node, 'node.entered', null);
    this.#step(untilMs, node, 'node.left', port);
  }

  #step(atMs: number, node: string | null, kind: string, port: string | null): void {
    if (!this.parts.options.withSteps) return;
    this.parts.rows.steps.add(this.#id, this.#steps, at(atMs), this.#flow.id, this.#version, node, kind, port);
    this.#steps += 1;
  }
}
