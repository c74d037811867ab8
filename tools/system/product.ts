import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Database } from '@patchbay/drizzle';
import { type FlowDocument, versionHash } from '@patchbay/flow-schema';
import {
  addAudio,
  bindNumber,
  createFlow,
  findFlowOfNumber,
  getAudios,
  loadDraft,
  publishFlow,
  type RolloutPlan,
  saveDraft,
} from '@patchbay/records';
import { sql } from 'drizzle-orm';
import { Call, type CallOptions, renderWav, tone } from '../sip/src/index.ts';
import { pollUntil, type Stack, type StackOptions, startTestStack } from '../stack/src/index.ts';

const actor = { id: null, name: 'System test' };
const sampleRateHz = 16_000;

/** The built product in a temporary home, with what a test needs to put flows into it and calls through it. */
export class Product {
  readonly stack: Stack;
  readonly db: Database;
  readonly #closeDb: () => Promise<void>;

  private constructor(stack: Stack, connection: { db: Database; close(): Promise<void> }) {
    this.stack = stack;
    this.db = connection.db;
    this.#closeDb = () => connection.close();
  }

  /** Starts everything but the studio, with the demo centre, and waits until every part answers. */
  static async start(options: Partial<StackOptions> = {}): Promise<Product> {
    const parts = ['postgres', 'redis', 'asterisk', 'espeak', 'sipp', 'runtime'] as const;
    const stack = await startTestStack({ parts, seed: true, ...options });
    return new Product(stack, connect(stack.databaseUrl, { max: 4 }));
  }

  async stop(): Promise<void> {
    await this.#closeDb();
    await this.stack.stop();
  }

  /** A tone as an uploaded sound: what a caller hears can then be told apart by its pitch. */
  async addTone(frequencyHz: number, durationMs: number): Promise<string> {
    const wav = renderWav(tone(frequencyHz, durationMs, sampleRateHz), sampleRateHz);
    const id = createHash('sha256').update(wav).digest('hex');
    if ((await getAudios(this.db, [id])).length > 0) return id;
    const path = join('audio', `${id}.wav16`);
    mkdirSync(join(this.stack.home, 'media', 'audio'), { recursive: true });
    writeFileSync(join(this.stack.home, 'media', path), wav);
    await addAudio(this.db, actor, {
      id,
      name: `${frequencyHz} Hz`,
      language: null,
      source: 'upload',
      durationMs,
      path,
    });
    return id;
  }

  /**
   * Publishes a document, as a new flow for the number or as the next version of the one that has it; with a roll-out, to
   * some callers first. Returns the flow's id.
   */
  async publish(document: FlowDocument, number: string, rollout?: RolloutPlan): Promise<string> {
    const bound = await findFlowOfNumber(this.db, number);
    const flowId = bound?.flowId ?? (await createFlow(this.db, actor, { document, layout: { nodes: {} } })).id;
    const draft = await loadDraft(this.db, flowId);
    const saved = await saveDraft(this.db, actor, { flowId, revision: draft.revision, document, layout: draft.layout });
    if (!saved.saved) throw new Error(`The draft of ${flowId} was changed meanwhile`);
    const hash = versionHash(document);
    await publishFlow(this.db, actor, { flowId, revision: saved.revision, hash, note: '', rollout });
    if (bound === null) await bindNumber(this.db, actor, { number, flowId });
    return flowId;
  }

  /** Dials and waits for the answer. */
  async call(number: string, options: Partial<CallOptions> = {}): Promise<Call> {
    const call = await Call.place({ port: this.stack.sip.port, number, ...options });
    await call.answered;
    return call;
  }

  /** What the journal tells of a caller's call, an event a line: for the message of a test that failed. */
  async story(callerNumber: string): Promise<string> {
    const rows = await this.db.execute(sql`
      select j.at, j.event, j.commands from journal_entry j join call c on c.id = j.run_id
      where c.caller_number = ${callerNumber} order by j.index`);
    const types = (commands: unknown): string =>
      Array.isArray(commands) ? commands.map((command) => JSON.stringify(command)).join(' ') : '';
    return rows
      .map(({ at, event, commands }) => `${String(at)} ${JSON.stringify(event)} -> ${types(commands)}`)
      .join('\n');
  }

  /** Everything that Asterisk still holds, by its own count. */
  async liveChannels(): Promise<number> {
    const shown = await this.stack.asterisk.cli('core show channels count');
    return Number(/(\d+) active channel/.exec(shown)?.[1] ?? Number.NaN);
  }

  /** The names of all SIP endpoints that Asterisk knows, in alphabetical order. */
  async endpoints(): Promise<string[]> {
    const shown = await this.stack.asterisk.cli('pjsip show endpoints');
    return [...shown.matchAll(/^ Endpoint: {2}([^\s/<]+)/gm)].flatMap(([, name]) => name ?? []).sort();
  }

  /** Waits until no call is left, in Asterisk or among the stored runs. */
  async untilQuiet(timeoutMs = 20_000): Promise<void> {
    const quiet = await pollUntil(async () => (await this.liveChannels()) === 0, timeoutMs);
    if (quiet) return;
    const left = await this.stack.asterisk.cli('core show channels concise');
    throw new Error(`Asterisk still has ${await this.liveChannels()} channels after ${timeoutMs} ms:\n${left}`);
  }
}
