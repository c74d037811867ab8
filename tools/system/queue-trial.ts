import { conversations, queueVisits } from '@patchbay/drizzle';
import type { JsonObject } from '@patchbay/flow-schema';
import { listCalls } from '@patchbay/records';
import { asc, eq } from 'drizzle-orm';
import type { Call, ReceivedCall } from '../sip/src/index.ts';
import { pollUntil, type StackOptions } from '../stack/src/index.ts';
import { CentreDriver, type TestAgent } from './centre-driver.ts';
import { Product } from './product.ts';
import { queueFlow } from './queue-documents.ts';

/** What tells a caller where the flow went after the queue. */
export const afterHz = { answered: 300, voicemail: 350, callback: 400, failed: 450 } as const;
export type After = keyof typeof afterHz;
const callerHz = 600;
const heardMsMax = 45_000;

/** A caller who hums, so that whoever hears them knows that it is them. */
export interface TestCaller {
  readonly call: Call;
  readonly from: string;
  readonly toneHz: number;
}

/** The product with a centre in it, and the callers of one test after the other. */
export class QueueTrial {
  readonly product: Product;
  readonly centre: CentreDriver;
  readonly #tones: Record<After, string>;
  #callers: TestCaller[] = [];
  #numbers = 0;

  private constructor(product: Product, centre: CentreDriver, tones: Record<After, string>) {
    this.product = product;
    this.centre = centre;
    this.#tones = tones;
  }

  static async start(options: Partial<StackOptions> = {}): Promise<QueueTrial> {
    const product = await Product.start(options);
    const tone = (hz: number) => product.addTone(hz, 800);
    const tones = {
      answered: await tone(afterHz.answered),
      voicemail: await tone(afterHz.voicemail),
      callback: await tone(afterHz.callback),
      failed: await tone(afterHz.failed),
    };
    return new QueueTrial(product, await CentreDriver.open(product), tones);
  }

  async stop(): Promise<void> {
    this.centre?.close();
    await this.product?.stop();
  }

  /** Ends every call and signs everybody out, so that the next test begins with an empty centre. */
  async clear(): Promise<void> {
    await Promise.all(this.#callers.splice(0).map(({ call }) => call.hangUp()));
    await this.product.untilQuiet();
    await this.centre.signOutAll();
    await this.centre.until('the floor is empty', async () => {
      const fields = await this.centre.line.floor();
      return fields.every(({ kind }) => kind === 'queue');
    });
    this.centre.rings.length = 0;
  }

  /** A number whose flow waits in the queue and then sounds by which port it left. */
  async numberFor(
    queueId: string,
    config: JsonObject = {},
    waitingFlowId = '',
    ways: readonly string[] = [],
  ): Promise<string> {
    this.#numbers += 1;
    const number = `83${String(this.#numbers).padStart(2, '0')}`;
    await this.product.publish(
      queueFlow(`Queue ${number}`, queueId, this.#tones, { config, waitingFlowId, ways }),
      number,
    );
    return number;
  }

  get tones(): Record<After, string> {
    return this.#tones;
  }

  /** Dials and hums. */
  async caller(number: string, options: { from?: string; toneHz?: number } = {}): Promise<TestCaller> {
    const from = options.from ?? `9${String(this.#callers.length).padStart(3, '0')}${number}`;
    const toneHz = options.toneHz ?? callerHz;
    const call = await this.product.call(number, { from });
    call.hum(toneHz);
    const caller = { call, from, toneHz };
    this.#callers.push(caller);
    return caller;
  }

  /** Dials and waits until the caller stands in the line, so that who comes next stands behind. */
  async waiting(
    queueId: string,
    number: string,
    options: { from?: string; toneHz?: number } = {},
  ): Promise<TestCaller> {
    const before = new Set((await this.centre.waitingIn(queueId)).map(({ id }) => id));
    const caller = await this.caller(number, options);
    // Not by counting: of who has left the line the floor is told some fifty milliseconds later.
    await this.centre.until(`${caller.from} waits in ${queueId}`, async () =>
      (await this.centre.waitingIn(queueId)).some(({ id }) => !before.has(id)),
    );
    return caller;
  }

  /** Both hear each other; returns the agent's side. */
  async talk(caller: TestCaller, agent: TestAgent): Promise<ReceivedCall> {
    const arrived = await pollUntil(async () => agent.phone.current?.state === 'answered', heardMsMax);
    const received = agent.phone.current;
    if (!arrived || received === null) throw new Error(`${agent.name} took no call. ${await this.#story(caller)}`);
    await Promise.all([caller.call.heard.nextTone(agent.phone.toneHz), received.heard.nextTone(caller.toneHz)]).catch(
      async (error: Error) => {
        throw new Error(`${caller.from} and ${agent.name}: ${error.message}. ${await this.#story(caller)}`);
      },
    );
    return received;
  }

  /** The caller hears which way the flow went after the queue, and is hung up by it. */
  async goesOn(caller: TestCaller, after: After): Promise<void> {
    await caller.call.heard.nextTone(afterHz[after]).catch(async (error: Error) => {
      throw new Error(`${caller.from} after the queue: ${error.message}. ${await this.#story(caller)}`);
    });
    await caller.call.ended;
  }

  async callId({ from }: TestCaller): Promise<string> {
    const { calls } = await listCalls(this.product.db, { callerNumber: from });
    const id = calls[0]?.id;
    if (id === undefined) throw new Error(`There is no call from ${from}`);
    return id;
  }

  /** What is kept of a caller's way, once it is complete. */
  async kept(caller: TestCaller) {
    const callId = await this.callId(caller);
    const read = async () => ({
      visits: await this.product.db
        .select()
        .from(queueVisits)
        .where(eq(queueVisits.callId, callId))
        .orderBy(asc(queueVisits.joinedAt)),
      talks: await this.product.db
        .select()
        .from(conversations)
        .where(eq(conversations.callId, callId))
        .orderBy(asc(conversations.offeredAt)),
    });
    await pollUntil(async () => {
      const { visits, talks } = await read();
      return visits.every((visit) => visit.leftAt !== null) && talks.every((talk) => talk.endedAt !== null);
    }, 45_000);
    return await read();
  }

  async #story({ from }: TestCaller): Promise<string> {
    const floor = JSON.stringify(await this.centre.line.floor());
    return `Its journal:\n${await this.product.story(from)}\nThe floor: ${floor}`;
  }
}
