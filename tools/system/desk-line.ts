import { randomUUID } from 'node:crypto';
import {
  type ChangeMessage,
  changesChannel,
  type DeskAction,
  type DeskCommand,
  type DeskReply,
  deskCommandMsMax,
  deskReplyChannel,
  deskStream,
  type FloorField,
  floorHash,
  type LiveMessage,
  liveChannel,
} from '@patchbay/records';
import { Redis } from 'ioredis';

/** What the studio has of Redis: commands to the runtime and their replies, and what the runtime tells of the floor. */
export class DeskLine {
  /** Every live message since this was opened, in order. */
  readonly told: LiveMessage[] = [];
  readonly #waiting = new Map<string, (reply: DeskReply) => void>();
  readonly #commands: Redis;
  readonly #ears: Redis;

  private constructor(commands: Redis, ears: Redis) {
    this.#commands = commands;
    this.#ears = ears;
  }

  static async open(redisUrl: string): Promise<DeskLine> {
    const connect = () => {
      const connection = new Redis(redisUrl, { maxRetriesPerRequest: null, retryStrategy: () => 100 });
      // Some tests kill Redis: that it is away shows in what they wait for.
      connection.on('error', () => undefined);
      return connection;
    };
    const line = new DeskLine(connect(), connect());
    line.#ears.on('message', (channel, text) => line.#hear(channel, text));
    await line.#ears.subscribe(deskReplyChannel, liveChannel);
    return line;
  }

  /** Sends a command as the studio does. Null where nobody answered in time. */
  async send(action: DeskAction, actorId = 'system-test'): Promise<DeskReply | null> {
    const command: DeskCommand = { id: randomUUID(), actorId, at: Date.now(), action };
    let timer: NodeJS.Timeout | undefined;
    try {
      const replied = new Promise<DeskReply | null>((resolve) => {
        this.#waiting.set(command.id, resolve);
        timer = setTimeout(() => resolve(null), deskCommandMsMax + 1_000);
      });
      await this.#commands.xadd(deskStream, '*', 'json', JSON.stringify(command));
      return await replied;
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(command.id);
    }
  }

  async announce(message: ChangeMessage): Promise<void> {
    await this.#commands.publish(changesChannel, JSON.stringify(message));
  }

  /** The whole floor as a screen that opens now would see it. */
  async floor(): Promise<FloorField[]> {
    return (await this.#commands.hvals(floorHash)).map((json) => JSON.parse(json) as FloorField);
  }

  async flush(): Promise<void> {
    await this.#commands.flushall();
  }

  close(): void {
    this.#commands.disconnect();
    this.#ears.disconnect();
  }

  #hear(channel: string, text: string): void {
    if (channel === liveChannel) {
      this.told.push(JSON.parse(text) as LiveMessage);
      return;
    }
    const reply = JSON.parse(text) as DeskReply;
    this.#waiting.get(reply.id)?.(reply);
  }
}
