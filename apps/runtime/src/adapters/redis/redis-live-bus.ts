import { type ChangeMessage, changesChannel, type LiveMessage, liveChannel } from '@patchbay/records';
import type { Redis } from 'ioredis';
import type { LiveBus } from '../../ports/live-bus.ts';
import type { Log } from '../../ports/log.ts';
import type { Meters } from '../../ports/meters.ts';
import { connectRedis } from './connect-redis.ts';

type Change = Parameters<Parameters<LiveBus['onChange']>[0]>[0];

/** News waiting to be sent at most; older ones of a moment ago help nobody. */
const pendingMax = 2_000;
/** Screens do not mind the wait, and one write costs a tenth of ten. */
const gatherMs = 20;

/** Publish and subscribe over Redis. An outage costs open screens their news, and nothing else. */
export class RedisLiveBus implements LiveBus {
  private readonly publisher: Redis;
  private readonly subscriber: Redis;
  private readonly listeners: ((message: Change) => void)[] = [];
  private pending = 0;
  private gathered: string[] = [];
  private gathering: NodeJS.Timeout | null = null;
  private wasAway = false;

  constructor(
    url: string,
    private readonly log: Log,
    private readonly meters: Meters,
  ) {
    this.publisher = connectRedis(url);
    this.subscriber = connectRedis(url, { autoResubscribe: false });
    this.publisher.on('error', (error: unknown) => this.away(error));
    this.subscriber.on('error', (error: unknown) => this.away(error));
    this.publisher.on('ready', () => this.meters.set('redis_up', 1));
    this.publisher.on('close', () => this.meters.set('redis_up', 0));
    this.subscriber.on('ready', () => this.subscribe());
    this.subscriber.on('message', (_channel: string, text: string) => this.take(text));
  }

  get connected(): boolean {
    return this.publisher.status === 'ready';
  }

  publish(message: LiveMessage): void {
    if (!this.connected || this.pending >= pendingMax) {
      this.meters.count('live_dropped_total');
      return;
    }
    this.pending += 1;
    this.gathered.push(JSON.stringify(message));
    this.gathering ??= setTimeout(() => this.send(), gatherMs);
  }

  onChange(listener: (message: Change) => void): void {
    this.listeners.push(listener);
  }

  async close(): Promise<void> {
    if (this.gathering) clearTimeout(this.gathering);
    this.send();
    this.publisher.disconnect();
    this.subscriber.disconnect();
  }

  private send(): void {
    this.gathering = null;
    const texts = this.gathered;
    this.gathered = [];
    if (texts.length === 0) return;
    const pipeline = this.publisher.pipeline();
    for (const text of texts) pipeline.publish(liveChannel, text);
    pipeline
      .exec()
      .then(
        (answers) => answers?.filter(([error]) => error !== null).length ?? texts.length,
        () => texts.length,
      )
      .then((dropped) => {
        this.pending -= texts.length;
        if (dropped > 0) this.meters.count('live_dropped_total', dropped);
      });
  }

  private subscribe(): void {
    this.subscriber.subscribe(changesChannel).then(
      () => {
        if (this.wasAway) this.log.info('Redis answers again');
        this.wasAway = false;
        this.tell({ kind: 'resubscribed' });
      },
      (error: unknown) => this.away(error),
    );
  }

  private take(text: string): void {
    const message = parseChange(text);
    if (message) this.tell(message);
    else this.log.warn('a change message cannot be read', { length: text.length });
  }

  private tell(message: Change): void {
    for (const listener of this.listeners) listener(message);
  }

  private away(error: unknown): void {
    if (!this.wasAway) this.log.warn('Redis does not answer; calls go on, open screens get no news', { error });
    this.wasAway = true;
  }
}

function parseChange(text: string): ChangeMessage | null {
  try {
    const value: unknown = JSON.parse(text);
    const isMessage = typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
    return isMessage ? (value as ChangeMessage) : null;
  } catch {
    // Whoever wrote it is not one of ours; the caller says so.
    return null;
  }
}
