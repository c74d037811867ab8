import type { Json } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { heardSounds } from './call-sound.ts';

const moment = (atMs: number, event: Json, ...commands: Json[]) => ({ at: new Date(atMs), event, commands, trace: [] });
const say = (seq: number, text: string): Json => ({
  type: 'playback.start',
  seq,
  items: [{ kind: 'speech', text, language: 'en' }],
});

describe('what the caller heard', () => {
  it('is told from the journal: heard to the end, cut short, failed, or still going on', () => {
    const sounds = heardSounds(
      [
        moment(0, { type: 'run.started' }, { type: 'call.answer', seq: 1 }),
        moment(100, { type: 'call.answered', to: 1 }, say(2, 'Welcome')),
        moment(2_000, { type: 'playback.finished', to: 2 }, say(3, 'Press one'), {
          type: 'timer.start',
          seq: 4,
          durationMs: 9,
        }),
        moment(
          2_500,
          { type: 'dtmf.received', digit: '1' },
          { type: 'playback.stop', target: 3, seq: 5 },
          say(6, '••••'),
        ),
        moment(3_000, { type: 'playback.failed', to: 6, code: 'x', message: '' }, say(7, 'Bye')),
      ],
      null,
    );
    expect(sounds.map(({ fromMs, toMs, ended }) => [fromMs, toMs, ended])).toEqual([
      [100, 2_000, 'finished'],
      [2_000, 2_500, 'stopped'],
      [2_500, 3_000, 'failed'],
      [3_000, null, null],
    ]);
    expect(sounds[2]?.items).toEqual([{ kind: 'speech', text: '••••', language: 'en' }]);
    expect(heardSounds([moment(0, { type: 'x' }, say(1, 'A'))], 900)).toMatchObject([{ toMs: 900, ended: 'stopped' }]);
  });
});
