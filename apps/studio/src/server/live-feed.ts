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
    // ioredis subscribes again by itself after an outage; only the answer to another one says that nothing is missed any more.
    redis.on('ready', () => {
      redis.subscribe(liveChannel).then(
        () => this.emitter.emit('resumed'),
        (error: unknown) => log.error({ error }, 'live_feed.subscribe_failed'),
      );
    });
  }

  /**
   * @param onResumed called when messages come again after an outage, in which some may have been lost
   * @returns what ends the listening
   */
  listen(listener: Listener, onResumed: () => unknown = () => undefined): () => void {
    this.emitter.on('message', listener);
    this.emitter.on('resumed', onResumed);
    return () => {
      this.emitter.off('message', listener);
      this.emitter.off('resumed', onResumed);
    };
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
