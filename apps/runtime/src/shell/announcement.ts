import type { TelephonyEvent } from '../ports/telephony.ts';
import type { CommandPorts } from './commands/command-context.ts';
import { unlessGone } from './commands/failure.ts';
import { resolveMedia } from './commands/resolve-media.ts';
import { withDeadline } from './deadline.ts';

const announcementMsMax = 20_000;
const namePrefix = 'announcement-';

/** Q.850: unallocated number, temporary failure. */
export const announcementCause = { unallocated: 1, temporary: 41 } as const;

/** Spoken where no flow answers: the caller hears why instead of a dead line. */
export const spokenToUnknown = [
  { text: 'The number you have dialled is not in service.', language: 'en-US' },
  { text: '您拨打的号码暂未开通。', language: 'zh-CN' },
] as const;

/** Says one thing to a channel that has no run, and hangs it up whatever happens. */
export class Announcements {
  private readonly playing = new Map<string, () => void>();

  constructor(private readonly ports: CommandPorts) {}

  async sayAndHangUp(
    channelId: string,
    sentences: readonly { text: string; language: string }[],
    cause: number,
  ): Promise<void> {
    const { telephony, clock } = this.ports;
    const id = `${namePrefix}${channelId}`;
    try {
      const media = await resolveMedia(
        sentences.map((one) => ({ kind: 'speech' as const, ...one })),
        this.ports,
      );
      const heard = new Promise<void>((resolve) => this.playing.set(id, resolve));
      await telephony.answer(channelId);
      await telephony.play(channelId, id, media);
      await withDeadline(clock, announcementMsMax, 'The announcement', heard);
    } finally {
      this.playing.delete(id);
      await unlessGone(telephony.hangup(channelId, cause));
    }
  }

  heard(event: Extract<TelephonyEvent, { type: 'playback.finished' }>): void {
    this.playing.get(event.playbackId)?.();
  }
}
