import { objectId } from '../object-id.ts';
import type { Operation } from './command-context.ts';
import { unlessGone } from './failure.ts';
import { resolveMedia } from './resolve-media.ts';

/** When a caller hangs up, Asterisk first says that what was playing has failed, and then that the channel is gone. */
const hangupFollowsMs = 300;

/**
 * 1. Text becomes sound first; meanwhile the caller may press keys or hang up.
 * 2. Withdrawn before it plays: it never plays. Withdrawn while Asterisk is being asked: stopped once that is answered.
 * 3. A failure counts once it is clear that it was not the caller who hung up.
 * 4. Begun in another life of this process: it goes on if Asterisk still plays it, else it is played again.
 */
export const startPlayback: Operation<'playback.start'> = {
  kind: 'operation',
  onChannel: true,
  background: true,
  open(command, context) {
    const id = objectId(context.runId, command.seq);
    let withdrawn = false;
    let working = false;
    /** False for one that only an earlier life of this process knows of. */
    let begunHere = false;
    let heardItsEnd = false;
    /** The look at Asterisk's inventory after which it was accepted there. */
    let acceptedAt: number | null = null;

    const tellFailed = () =>
      context.post({
        type: 'playback.failed',
        to: command.seq,
        code: 'playback_failed',
        message: 'Asterisk could not play the sound.',
      });
    const stop = () => unlessGone(context.telephony.stopPlayback(id));
    const begin = async () => {
      working = true;
      begunHere = true;
      try {
        const media = await resolveMedia(command.items, context);
        if (withdrawn) return;
        if (media.length === 0) {
          context.post({ type: 'playback.finished', to: command.seq });
          return;
        }
        await context.telephony.play(context.channelId, id, media);
        acceptedAt = context.worldEpoch();
        if (withdrawn) await stop();
      } finally {
        working = false;
      }
    };
    return {
      begin,
      async reconcile(world) {
        if (withdrawn || working || (acceptedAt !== null && acceptedAt >= world.epoch)) return;
        const playing = await context.telephony.isPlaying(id);
        // Heard while this was asked: it has been told, and must not begin again.
        if (heardItsEnd) return;
        if (playing) acceptedAt = world.epoch;
        else if (acceptedAt === null) await begin();
        else context.post({ type: 'playback.finished', to: command.seq });
      },
      on(event) {
        if (event.type !== 'playback.finished') return;
        heardItsEnd = true;
        if (event.failed) context.clock.after(hangupFollowsMs, tellFailed);
        else context.post({ type: 'playback.finished', to: command.seq });
      },
      async cancel() {
        withdrawn = true;
        if (acceptedAt !== null || !begunHere) await stop();
      },
    };
  },
  failed: (command, failure) => ({ type: 'playback.failed', to: command.seq, ...failure }),
};
