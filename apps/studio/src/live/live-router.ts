import { can, type LiveMessage } from '@patchbay/records';
import { liveFeed } from '@/server/live-feed';
import { procedure, router } from '@/server/trpc';

const waitingMax = 5_000;

/** The one stream of a tab: what happens now, as far as the person may see it. */
export const liveRouter = router({
  messages: procedure('own').subscription(async function* ({ ctx, signal }): AsyncGenerator<LiveMessage> {
    const mayWatchCalls = can(ctx.actor.role, 'call.read');
    const waiting: LiveMessage[] = [];
    let wake: () => void = () => undefined;
    const stop = liveFeed().listen((message) => {
      if (message.type.startsWith('call.') && !mayWatchCalls) return;
      // A tab that does not read fast enough loses the oldest: screens read the truth again when they need it.
      if (waiting.push(message) > waitingMax) waiting.shift();
      wake();
    });
    const aborted = () => wake();
    signal?.addEventListener('abort', aborted);
    try {
      while (signal?.aborted !== true) {
        const next = waiting.shift();
        if (next !== undefined) yield next;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      stop();
      signal?.removeEventListener('abort', aborted);
    }
  }),
});
