import { can, type LiveMessage } from '@patchbay/records';
import { readFloor } from '@/server/floor-state';
import { liveFeed } from '@/server/live-feed';
import { log } from '@/server/log';
import { procedure, router } from '@/server/trpc';
import { floorViewOf } from './floor-view';
import { LiveOutbox, type StreamMessage } from './live-outbox';

/** The one stream of a tab: what happens now, as far as the person may see it. */
export const liveRouter = router({
  /** In batches; `live.opened` comes first, and again whenever something may have been lost on the way here. */
  messages: procedure('own').subscription(async function* ({ ctx, signal }): AsyncGenerator<StreamMessage[]> {
    const mayWatchCalls = can(ctx.actor.role, 'call.read');
    const mayReadFlows = can(ctx.actor.role, 'flow.read');
    const mayHear = ({ type }: LiveMessage) =>
      (mayWatchCalls || !type.startsWith('call.')) && (mayReadFlows || !/^(draft|proposal|rollout)\./.test(type));
    const view = floorViewOf(ctx.actor);
    const outbox = new LiveOutbox();
    const open = async () => {
      try {
        // The view learns which conversations are the person's own: their end is told by id only.
        for (const field of await readFloor()) view.field(field);
      } catch (error) {
        log.warn({ error }, 'live.floor_unreadable');
      }
      outbox.put({ type: 'live.opened' });
    };
    const stop = liveFeed().listen((message) => {
      if (message.type === 'floor.set' || message.type === 'floor.gone') {
        const seen = view.message(message);
        if (seen !== null) outbox.put(seen);
      } else if (message.type === 'floor.replaced') {
        if (view.open) void open();
      } else if (mayHear(message)) outbox.put(message);
    }, open);
    const aborted = () => outbox.nudge();
    signal?.addEventListener('abort', aborted);
    try {
      await open();
      while (signal?.aborted !== true) {
        const batch = outbox.take();
        if (batch.length > 0) yield batch;
        else await outbox.filled();
      }
    } finally {
      stop();
      signal?.removeEventListener('abort', aborted);
    }
  }),

  /** The floor as it is now, as far as the person may see it. */
  floor: procedure('own').query(async ({ ctx }) => {
    const view = floorViewOf(ctx.actor);
    return (await readFloor()).map((field) => view.field(field)).filter((field) => field !== null);
  }),
});
