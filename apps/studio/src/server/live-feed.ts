import { EventEmitter } from 'node:events';
import { type LiveMessage, liveChannel } from '@patchbay/records';
import { log } from './log';
import { openRedis } from './redis';

const listenersMax = 10_000;

type Listener = (message: LiveMessage) => void;

/** What the runtime tells, taken from Redis once for all open screens. */
class LiveFeed {
  private readonly emitter = new EventEmitter().setMaxListeners(listenersMax);

  constructor() {
    const redis = openRedis('live');
    redis.on('message', (_channel, text) => {
      const message = parse(text);
      if (message !== null) this.emitter.emit('message', message);
    });
    // ioredis subscribes again by itself after an outage.
    redis.subscribe(liveChannel).catch((error: unknown) => log.error({ error }, 'live_feed.subscribe_failed'));
  }

  /** @returns what ends the listening */
  listen(listener: Listener): () => void {
    this.emitter.on('message', listener);
    return () => this.emitter.off('message', listener);
  }
}

function parse(text: string): LiveMessage | null {
  try {
    return JSON.parse(text) as LiveMessage;
  } catch (error) {
    log.warn({ error }, 'live_feed.message_unreadable');
    return null;
  }
}

const holder = globalThis as { patchbayLiveFeed?: LiveFeed };

export function liveFeed(): LiveFeed {
  holder.patchbayLiveFeed ??= new LiveFeed();
  return holder.patchbayLiveFeed;
}
