import type { RecordingEnd } from '@patchbay/flow-schema';
import type { TelephonyEvent } from '../../ports/telephony.ts';
import { keepRecording } from '../keep-recording.ts';
import { objectId } from '../object-id.ts';
import type { CommandContext, Operation } from './command-context.ts';
import { unlessGone } from './failure.ts';

/** Asterisk ends a recording at full seconds. */
const durationSlackMs = 1_000;

/**
 * 1. The row exists before the recording does, so that a file is never without one.
 * 2. What was recorded is kept before the flow is told; when the run has ended by then, it is kept all the same (by the shell).
 * 3. Begun in another life of this process: it goes on if Asterisk still records, is kept if there is a file, else begins anew.
 */
export const startRecording: Operation<'recording.start'> = {
  kind: 'operation',
  onChannel: true,
  open(command, context) {
    const id = objectId(context.runId, command.seq);
    let stopped = false;
    let acceptedAt: number | null = null;
    let lastDigit: string | null = null;
    /** Asterisk has told the end; what is kept then must not look to anybody like a recording that never began. */
    let heardItsEnd = false;

    const tell = (durationMs: number, ended: RecordingEnd) =>
      context.post({ type: 'recording.finished', to: command.seq, recordingId: id, durationMs, ended });
    const keep = async (ended: RecordingEnd) => {
      const kept = await keepRecording(id, context);
      if (kept) tell(kept.durationMs, ended);
      else fail('recording_lost', 'Asterisk said it had recorded, and there was no file.');
    };
    const fail = (code: string, message: string) =>
      context.post({ type: 'recording.failed', to: command.seq, code, message });
    const begin = async () => {
      await context.recordings.begin({ id, callId: context.runId, purpose: command.purpose }, context.at);
      await context.telephony.record(context.channelId, id, {
        durationMsMax: command.durationMsMax,
        silenceMs: command.silenceMs,
        beep: command.beep,
        terminateOn: command.terminateOn,
      });
      acceptedAt = context.worldEpoch();
    };
    const howItEnded = (event: Extract<TelephonyEvent, { type: 'recording.finished' }>): RecordingEnd => {
      if (stopped) return 'stopped';
      if (lastDigit !== null && (command.terminateOn === 'any' || command.terminateOn === lastDigit)) return 'digit';
      if (command.silenceMs > 0 && event.silenceMs >= command.silenceMs) return 'silence';
      if (event.durationMs >= command.durationMsMax - durationSlackMs) return 'max_duration';
      return 'hangup';
    };
    return {
      begin,
      async reconcile(world) {
        if (acceptedAt !== null && acceptedAt >= world.epoch) return;
        if (await context.telephony.isRecording(id)) {
          acceptedAt = world.epoch;
          return;
        }
        if (heardItsEnd) return;
        const kept = await keepRecording(id, context);
        if (heardItsEnd) return;
        if (kept)
          tell(
            kept.durationMs,
            kept.durationMs >= command.durationMsMax - durationSlackMs ? 'max_duration' : 'stopped',
          );
        else if (acceptedAt === null) await begin();
        else fail('recording_lost', 'The recording ended while Asterisk could not be heard, and there was no file.');
      },
      on(event) {
        if (event.type === 'digit') lastDigit = event.digit;
        else if (event.type === 'recording.finished') {
          heardItsEnd = true;
          keep(howItEnded(event)).catch((error: unknown) => reportLost(context, error, fail));
        } else if (event.type === 'recording.failed') {
          heardItsEnd = true;
          context.recordings.fail(id).catch((error: unknown) => reportLost(context, error, () => undefined));
          fail('recording_failed', event.reason);
        }
      },
      async cancel() {
        stopped = true;
        await unlessGone(context.telephony.stopRecording(id));
      },
    };
  },
  failed: (command, failure) => ({ type: 'recording.failed', to: command.seq, ...failure }),
};

function reportLost(context: CommandContext, error: unknown, fail: (code: string, message: string) => void): void {
  // The row stays unfinished, and the watchdog keeps the file later.
  context.log.error('a recording could not be kept yet', { error });
  fail('recording_not_kept', error instanceof Error ? error.message : String(error));
}
