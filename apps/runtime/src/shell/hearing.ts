import type { Log } from '../ports/log.ts';
import type { RecordingArchive } from '../ports/recordings.ts';
import type { Telephony, TelephonyEvent } from '../ports/telephony.ts';
import type { Announcements } from './announcement.ts';
import type { Arrivals } from './arrivals.ts';
import { keepRecording } from './keep-recording.ts';
import { parseObjectId } from './object-id.ts';
import type { Routing } from './routing/routing.ts';
import type { RunRegistry } from './run-registry.ts';

export interface HearingParts {
  readonly registry: RunRegistry;
  readonly arrivals: Arrivals;
  readonly announcements: Announcements;
  readonly recordings: RecordingArchive;
  readonly telephony: Telephony;
  readonly log: Log;
  readonly routing: Routing;
}

type HeardEvent = Exclude<TelephonyEvent, { type: 'connected' | 'disconnected' }>;

/** Takes each event from Asterisk to the run it is for. An event for nobody is late and means nothing. */
export function hear(event: HeardEvent, parts: HearingParts): void {
  const { registry, arrivals } = parts;
  if (parts.routing.heard(event)) return;
  switch (event.type) {
    case 'channel.arrived': {
      const { channelId, calledNumber, callerNumber, callerName, side } = event;
      arrivals.take(channelId, { calledNumber, callerNumber, callerName, side });
      return;
    }
    case 'channel.gone':
      arrivals.channelGone(event.channelId);
      registry.onChannel(event.channelId)?.channelGone(event.cause);
      return;
    case 'digit':
      registry.onChannel(event.channelId)?.digit(event);
      return;
    case 'playback.finished':
      parts.announcements.heard(event);
      tell(event.playbackId, event, registry);
      return;
    case 'recording.finished':
      if (!tell(event.recordingId, event, registry)) keepForEndedRun(event.recordingId, parts);
      return;
    case 'recording.failed':
      tell(event.recordingId, event, registry);
      return;
    case 'leg.ringing':
    case 'leg.answered':
    case 'leg.gone':
      tell(event.legId, event, registry);
  }
}

function tell(objectId: string, event: HeardEvent, registry: RunRegistry): boolean {
  const named = parseObjectId(objectId);
  if (!named) return false;
  return registry.get(named.runId)?.commands.heard(named.seq, event) ?? false;
}

/** A caller who hangs up ends run and recording together; what was said is kept all the same. */
function keepForEndedRun(recordingId: string, parts: HearingParts): void {
  keepRecording(recordingId, parts).catch((error: unknown) => {
    parts.log.error('a recording could not be kept yet; the watchdog tries again', { recordingId, error });
  });
}
