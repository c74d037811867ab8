import type { CommandOf, EngineEvent } from '@patchbay/flow-schema';
import { expect, it, vi } from 'vitest';
import type { World } from '../world.ts';
import type { CommandContext } from './command-context.ts';
import { startRecording } from './start-recording.ts';

const command: CommandOf<'recording.start'> = {
  type: 'recording.start',
  seq: 4,
  durationMsMax: 120_000,
  silenceMs: 0,
  beep: false,
  terminateOn: '#',
  purpose: 'voicemail',
};
const world: World = { epoch: 1, channels: new Map(), bridges: new Map() };

/** The file is there once: whoever reads it first takes it over. */
function adopted() {
  const posted: EngineEvent[] = [];
  let file: Uint8Array | null = new Uint8Array([1]);
  const record = vi.fn(async () => undefined);
  const telephony = {
    record,
    isRecording: async () => false,
    readRecording: async () => file,
    deleteRecording: async () => {
      file = null;
    },
  };
  const recordings = {
    begin: async () => undefined,
    store: async () => ({ durationMs: 5_000 }),
    fail: async () => undefined,
  };
  const context = {
    telephony,
    recordings,
    runId: 'run',
    channelId: 'channel',
    at: 0,
    worldEpoch: () => 1,
    post: (event: EngineEvent) => posted.push(event),
  } as unknown as CommandContext;
  return { handle: startRecording.open(command, context), posted, record };
}

it('a recording whose end is heard while it is being looked for is kept once and not begun again', async () => {
  const { handle, posted, record } = adopted();
  const looking = handle.reconcile(world);
  handle.on?.({ type: 'digit', channelId: 'channel', digit: '#', at: 0 });
  handle.on?.({ type: 'recording.finished', recordingId: 'run.4', durationMs: 5_000, silenceMs: 0, at: 0 });
  await looking;
  await vi.waitFor(() => expect(posted).toHaveLength(1));
  expect(posted).toEqual([
    { type: 'recording.finished', to: 4, recordingId: 'run.4', durationMs: 5_000, ended: 'digit' },
  ]);
  expect(record).not.toHaveBeenCalled();
});

it('a recording that ended unheard is kept', async () => {
  const { handle, posted, record } = adopted();
  await handle.reconcile(world);
  expect(posted).toMatchObject([{ type: 'recording.finished', durationMs: 5_000, ended: 'stopped' }]);
  expect(record).not.toHaveBeenCalled();
});
