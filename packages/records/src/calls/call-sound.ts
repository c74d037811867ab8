import { commandAnswers, type Json, type PlaybackItem } from '@patchbay/flow-schema';
import type { CallMoment } from './call-journal.ts';

/** Something the caller was to hear. Times are epoch milliseconds. */
export interface HeardSound {
  readonly fromMs: number;
  /** Null while it goes on. */
  readonly toMs: number | null;
  /** What was sensitive in it is masked. */
  readonly items: readonly PlaybackItem[];
  /** `failed`: it could not be heard, or not to its end. */
  readonly ended: 'finished' | 'stopped' | 'failed' | null;
}

interface Told {
  readonly [key: string]: Json | undefined;
}

const playbackEnds: ReadonlySet<string> = new Set(commandAnswers['playback.start'].ends);

/**
 * What was played to the caller and when, by the journal of the call, in order.
 * @param endedAtMs when the call ended: what was under way then ended with it
 */
export function heardSounds(moments: readonly CallMoment[], endedAtMs: number | null): HeardSound[] {
  const sounds: HeardSound[] = [];
  const underWay = new Map<number, number>();
  const end = (seq: Json | undefined, toMs: number, ended: HeardSound['ended']) => {
    const index = typeof seq === 'number' ? underWay.get(seq) : undefined;
    if (index === undefined) return;
    underWay.delete(seq as number);
    sounds[index] = { ...(sounds[index] as HeardSound), toMs, ended };
  };
  for (const { at, event, commands } of moments) {
    const now = at.getTime();
    const { type, to } = event as Told;
    if (typeof type === 'string' && playbackEnds.has(type))
      end(to, now, type === 'playback.failed' ? 'failed' : 'finished');
    for (const command of commands as readonly Told[]) {
      if (command.type === 'playback.stop') end(command.target, now, 'stopped');
      if (command.type !== 'playback.start' || typeof command.seq !== 'number') continue;
      underWay.set(command.seq, sounds.length);
      const items = (Array.isArray(command.items) ? command.items : []) as unknown as PlaybackItem[];
      sounds.push({ fromMs: now, toMs: null, items, ended: null });
    }
  }
  if (endedAtMs !== null) for (const seq of [...underWay.keys()]) end(seq, endedAtMs, 'stopped');
  return sounds;
}
