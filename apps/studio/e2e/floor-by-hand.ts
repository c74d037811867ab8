import {
  type DeskAction,
  type DeskCommand,
  type DeskReply,
  deskReplyChannel,
  deskStream,
  type FloorField,
  floorFieldName,
  floorHash,
  type LiveMessage,
  liveChannel,
} from '@patchbay/records';
import { Redis } from 'ioredis';

type Answer = (action: DeskAction) => { ok: true } | Omit<Extract<DeskReply, { ok: false }>, 'id'>;

/** The runtime's side of the floor, by hand: what a runtime would tell is set, and what it is asked is answered. */
export class FloorByHand {
  readonly asked: DeskAction[] = [];
  private readonly redis: Redis;
  private readonly desk: Redis;
  private answer: Answer = () => ({ ok: true });
  private closed = false;
  private readonly answering: Promise<void>;

  constructor(redisUrl: string) {
    this.redis = new Redis(redisUrl);
    this.desk = new Redis(redisUrl);
    this.answering = this.answerDesk();
  }

  /** As the runtime does it: the hash and the message in one transaction. @returns when it was published */
  async set(...fields: FloorField[]): Promise<number> {
    const at = Date.now();
    const transaction = this.redis.multi();
    for (const field of fields) {
      transaction.hset(floorHash, floorFieldName(field), JSON.stringify(field));
      transaction.publish(liveChannel, messageText({ type: 'floor.set', field, at }));
    }
    await transaction.exec();
    return at;
  }

  async remove(...fields: Pick<FloorField, 'kind' | 'id'>[]): Promise<void> {
    const transaction = this.redis.multi();
    for (const { kind, id } of fields) {
      transaction.hdel(floorHash, floorFieldName({ kind, id }));
      transaction.publish(liveChannel, messageText({ type: 'floor.gone', kind, id, at: Date.now() }));
    }
    await transaction.exec();
  }

  /** Writes the floor whole, as a runtime that takes over does. */
  async replace(...fields: FloorField[]): Promise<void> {
    const transaction = this.redis.multi().del(floorHash);
    for (const field of fields) transaction.hset(floorHash, floorFieldName(field), JSON.stringify(field));
    await transaction.publish(liveChannel, messageText({ type: 'floor.replaced', at: Date.now() })).exec();
  }

  /** Sets a field without telling anyone, as if the message had been lost. */
  async setSilently(field: FloorField): Promise<void> {
    await this.redis.hset(floorHash, floorFieldName(field), JSON.stringify(field));
  }

  /** What stands in the hash beside the fields, by whatever hand. */
  async spoil(name: string, text: string): Promise<void> {
    await this.redis.hset(floorHash, name, text);
  }

  /** How commands are answered from now on; they are done unless told. */
  answerWith(answer: Answer): void {
    this.answer = answer;
  }

  /** Ends the studio's ears for live messages; they come back by themselves. */
  async cutLiveFeed(): Promise<void> {
    const clients = String(await this.redis.client('LIST'));
    for (const line of clients.split('\n').filter((one) => one.includes('name=studio-live'))) {
      const id = /\bid=(\d+)/.exec(line)?.[1];
      if (id !== undefined) await this.redis.client('KILL', 'ID', id);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    this.desk.disconnect();
    await this.answering;
    this.redis.disconnect();
  }

  private async answerDesk(): Promise<void> {
    let last = '$';
    while (!this.closed) {
      const read = await this.desk.xread('BLOCK', 0, 'STREAMS', deskStream, last).catch((error: unknown) => {
        if (this.closed) return null;
        throw error;
      });
      for (const [id, [, json = '']] of (read?.[0]?.[1] ?? []) as [string, string[]][]) {
        last = id;
        const command = JSON.parse(json) as DeskCommand;
        this.asked.push(command.action);
        await this.redis.publish(deskReplyChannel, JSON.stringify({ id: command.id, ...this.answer(command.action) }));
      }
    }
  }
}

function messageText(message: LiveMessage): string {
  return JSON.stringify(message);
}
