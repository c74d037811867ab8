import {
  type DeskCommand,
  type DeskReply,
  deskCommandMsMax,
  deskReplyChannel,
  deskStream,
  type SealingSecret,
  unsealJson,
} from '@patchbay/records';
import type { Redis } from 'ioredis';
import type { DeskCommands } from '../../ports/desk-commands.ts';
import type { Log } from '../../ports/log.ts';
import { connectRedis } from './connect-redis.ts';

const reconnectMsMax = 500;
const blockMs = 1_000;
const batchMax = 100;
const pauseMs = 200;
/** How long an answered command is remembered: another runtime may read it again. */
const doneMs = 4 * deskCommandMsMax;

const doneKeyOf = (id: string) => `${deskStream}:done:${id}`;

/**
 * Commands from a Redis stream. What was read and not answered when a process died is read again by the next; what was
 * answered is known by its id and answered the same.
 */
export class RedisDeskCommands implements DeskCommands {
  private readonly reader: Redis;
  private readonly writer: Redis;
  private readonly underWay = new Set<string>();
  private reading: Promise<void> | null = null;
  private stopped = false;
  /** Also before the first connection. */
  private wasAway = true;

  constructor(
    url: string,
    /** What the studio sealed in a form's values is opened with it. */
    private readonly secret: SealingSecret,
    private readonly log: Log,
  ) {
    // Somebody waits for the answer to a press.
    const retryStrategy = (attempt: number) => Math.min(attempt * 100, reconnectMsMax);
    this.reader = connectRedis(url, { retryStrategy });
    this.writer = connectRedis(url, { retryStrategy });
    for (const redis of [this.reader, this.writer]) {
      redis.on('error', (error: Error) => this.log.debug('desk commands cannot be read', { error }));
    }
  }

  start(handler: (command: DeskCommand) => Promise<DeskReply>): void {
    this.reading ??= this.read(handler);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.reader.disconnect();
    await this.reading;
    this.writer.disconnect();
  }

  private async read(handler: (command: DeskCommand) => Promise<DeskReply>): Promise<void> {
    let after: string | null = null;
    while (!this.stopped) {
      try {
        // What is older than this is too old to be carried out.
        after ??= `${(await this.now()) - deskCommandMsMax}-0`;
        const entries = await this.next(after);
        this.wasAway = false;
        const now = entries.length > 0 ? await this.now() : 0;
        for (const [id, fields] of entries) {
          after = id;
          const isOld = now - Number(id.split('-')[0]) > deskCommandMsMax;
          void this.take(fields, isOld, handler);
        }
      } catch (error) {
        if (this.stopped) break;
        if (!this.wasAway) this.log.warn('desk commands cannot be read; seats can do nothing meanwhile', { error });
        this.wasAway = true;
        // A Redis that was emptied has an older clock of ids: begin by time again.
        after = null;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }

  private async next(after: string): Promise<[id: string, fields: string[]][]> {
    const answer = await this.reader.xread('COUNT', batchMax, 'BLOCK', blockMs, 'STREAMS', deskStream, after);
    return answer?.[0]?.[1] ?? [];
  }

  private async take(
    fields: readonly string[],
    isOld: boolean,
    handler: (command: DeskCommand) => Promise<DeskReply>,
  ): Promise<void> {
    const command = parse(fields[fields.indexOf('json') + 1], this.secret);
    if (!command) {
      this.log.warn('a desk command cannot be read');
      return;
    }
    const { id } = command;
    if (this.underWay.has(id)) return;
    this.underWay.add(id);
    try {
      const done = await this.writer.get(doneKeyOf(id));
      const reply = done ?? JSON.stringify(isOld ? tooLate(id) : await handler(command));
      if (done === null) await this.writer.set(doneKeyOf(id), reply, 'PX', doneMs);
      await this.writer.publish(deskReplyChannel, reply);
    } catch (error) {
      this.log.warn('a desk command could not be answered', { error, commandId: id, action: command.action.type });
    } finally {
      this.underWay.delete(id);
    }
  }

  private async now(): Promise<number> {
    const [seconds, microseconds] = await this.writer.time();
    return Number(seconds) * 1_000 + Math.floor(Number(microseconds) / 1_000);
  }
}

function tooLate(id: string): DeskReply {
  return { id, ok: false, code: 'not_now', message: 'The command came too late to be carried out.' };
}

function parse(json: string | undefined, secret: SealingSecret): DeskCommand | null {
  if (json === undefined) return null;
  try {
    const value = unsealJson<unknown>(JSON.parse(json), secret);
    const isCommand = typeof value === 'object' && value !== null && 'id' in value && 'action' in value;
    return isCommand ? (value as DeskCommand) : null;
  } catch {
    // Whoever wrote it is not one of ours; the caller says so.
    return null;
  }
}
