import { randomUUID } from 'node:crypto';
import { agentQueues, agentSkills, agents, queues, skills, users } from '@patchbay/drizzle';
import type { AgentLive, AgentStatus, ContactLive, DeskAction, QueueLive } from '@patchbay/records';
import { eq } from 'drizzle-orm';
import { type CalleeBehaviour, DeskPhone, type ReceivedCall } from '../sip/src/index.ts';
import { pollUntil } from '../stack/src/index.ts';
import { DeskLine } from './desk-line.ts';
import type { Product } from './product.ts';

/** An agent of a test with the telephone on their desk. */
export interface TestAgent {
  readonly id: string;
  readonly name: string;
  readonly phone: DeskPhone;
}

export interface NewAgent {
  readonly name: string;
  /** Levels from 1 to 10 by the name of a skill; skills that do not exist are made. */
  readonly skills?: Readonly<Record<string, number>>;
  readonly queueIds: readonly string[];
  /** By itself the phone answers at once. */
  readonly behaviour?: CalleeBehaviour;
  readonly settings?: Partial<typeof agents.$inferInsert>;
}

/** A phone that began to ring: whose, and when on `performance.now()`. */
export interface Ring {
  readonly agent: string;
  readonly call: ReceivedCall;
  readonly atMs: number;
}

type NewQueue = Omit<typeof queues.$inferInsert, 'id' | 'name'>;
const waitMs = 45_000;

/**
 * The people of a centre, driven from outside: their accounts in the database, their phones on the network, what they press as
 * commands over Redis, what the floor shows. As the studio would do it, without its screens.
 */
export class CentreDriver {
  readonly line: DeskLine;
  /** Every phone that rang, in order. */
  readonly rings: Ring[] = [];
  readonly #product: Product;
  readonly #agents: TestAgent[] = [];

  private constructor(product: Product, line: DeskLine) {
    this.#product = product;
    this.line = line;
  }

  static async open(product: Product): Promise<CentreDriver> {
    return new CentreDriver(product, await DeskLine.open(product.stack.redisUrl));
  }

  close(): void {
    for (const { phone } of this.#agents) phone.close();
    this.line.close();
  }

  /** Returns its id. Without anything said, the longest idle is rung for 20 s and has no after-call work. */
  async addQueue(name: string, queue: NewQueue = {}): Promise<string> {
    const id = `test-${name}`;
    await this.#product.db.insert(queues).values({ id, name, wrapUpMs: 0, ...queue });
    await this.line.announce({ kind: 'centre' });
    return id;
  }

  async changeQueue(id: string, queue: Partial<typeof queues.$inferInsert>): Promise<void> {
    await this.#product.db.update(queues).set(queue).where(eq(queues.id, id));
    await this.line.announce({ kind: 'centre' });
  }

  async skillId(name: string): Promise<string> {
    const id = `test-skill-${name}`;
    await this.#product.db.insert(skills).values({ id, name }).onConflictDoNothing();
    return id;
  }

  /** Adds people to the database, each with a phone of their own tone. They are not signed in yet. */
  async addAgents<const People extends readonly NewAgent[]>(
    people: People,
  ): Promise<{ -readonly [K in keyof People]: TestAgent }> {
    const added: TestAgent[] = [];
    for (const { name, skills: levels = {}, queueIds, behaviour, settings } of people) {
      const id = `test-agent-${name}`;
      const toneHz = 1_000 + 50 * (this.#agents.length % 40);
      const phone = await DeskPhone.open(name, toneHz, behaviour ?? { kind: 'answer', afterMs: 0 }, (call) =>
        this.rings.push({ agent: name, call, atMs: call.invitedAtMs }),
      );
      const { db } = this.#product;
      await db
        .insert(users)
        .values({ id, name, email: `${name}-${randomUUID().slice(0, 8)}@example.test`.toLowerCase() });
      await db.insert(agents).values({ userId: id, phoneKind: 'sip', sipAddress: phone.address, ...settings });
      for (const [skill, level] of Object.entries(levels)) {
        await db.insert(agentSkills).values({ userId: id, skillId: await this.skillId(skill), level });
      }
      if (queueIds.length > 0)
        await db.insert(agentQueues).values(queueIds.map((queueId) => ({ userId: id, queueId })));
      const agent = { id, name, phone };
      this.#agents.push(agent);
      added.push(agent);
    }
    await this.line.announce({ kind: 'centre' });
    return added as { -readonly [K in keyof People]: TestAgent };
  }

  /** Sends what somebody presses and throws unless it was done. */
  async press(action: DeskAction): Promise<void> {
    const reply = await this.line.send(action);
    if (reply === null) throw new Error(`Nobody answered ${JSON.stringify(action)}`);
    if (!reply.ok) throw new Error(`${JSON.stringify(action)} was refused: ${reply.code} ${reply.message}`);
  }

  /** Signs in one after the other and gets ready in that order, so that the first has been idle for longest. */
  async ready(...people: readonly TestAgent[]): Promise<void> {
    for (const { id } of people) {
      await this.signIn(id);
      await this.press({ type: 'agent.ready', agentId: id });
      // A phone that is new has to be known to Asterisk and to answer it first.
      await this.until(`agent ${id} takes calls`, async () => {
        const live = await this.agent(id);
        return live !== null && live.status !== 'not_ready';
      });
    }
  }

  /** Signs in as soon as the runtime, which reads a changed centre within a second, knows of them. */
  async signIn(id: string): Promise<void> {
    await this.until(`agent ${id} is signed in`, async () => {
      const reply = await this.line.send({ type: 'agent.sign_in', agentId: id });
      return reply?.ok === true;
    });
  }

  async signOut(...people: readonly TestAgent[]): Promise<void> {
    for (const { id } of people) {
      await this.press({ type: 'agent.sign_out', agentId: id });
      await this.untilAgent(id, 'signed_out');
    }
  }

  /** Whoever of this test's people is signed in goes home. */
  async signOutAll(): Promise<void> {
    const fields = await this.line.floor();
    const here = this.#agents.filter(({ id }) =>
      fields.some((field) => field.kind === 'agent' && field.id === id && field.status !== 'signed_out'),
    );
    await this.signOut(...here);
  }

  async agent(id: string): Promise<AgentLive | null> {
    return (await this.#field('agent', id)) as AgentLive | null;
  }

  async queue(id: string): Promise<QueueLive | null> {
    return (await this.#field('queue', id)) as QueueLive | null;
  }

  /** Who waits in a queue, in the order of their places. */
  async waitingIn(queueId: string): Promise<ContactLive[]> {
    const fields = await this.line.floor();
    return fields
      .filter((field): field is ContactLive => field.kind === 'contact' && field.queueId === queueId)
      .sort((a, b) => a.position - b.position);
  }

  async untilAgent(id: string, status: AgentStatus): Promise<AgentLive | null> {
    let last: AgentLive | null = null;
    await this.until(`agent ${id} is ${status}`, async () => {
      last = await this.agent(id);
      // Who is signed out is not on the floor any more.
      return last === null ? status === 'signed_out' : last.status === status;
    }).catch((error: Error) => {
      throw new Error(`${error.message}; it is ${JSON.stringify(last)}`);
    });
    return last;
  }

  async untilWaiting(queueId: string, count: number): Promise<void> {
    await this.until(`${count} wait in ${queueId}`, async () => (await this.waitingIn(queueId)).length === count);
  }

  /** Waits for something that is to come true; the message of the failure says what did not. */
  async until(what: string, test: () => Promise<boolean>, timeoutMs = waitMs): Promise<void> {
    if (!(await pollUntil(test, timeoutMs))) throw new Error(`Not within ${timeoutMs} ms: ${what}`);
  }

  async #field(kind: string, id: string) {
    const fields = await this.line.floor();
    return fields.find((field) => field.kind === kind && field.id === id) ?? null;
  }
}
