import type { PlaybackItem } from '@patchbay/flow-schema';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { PromptSource } from '../../ports/prompt-source.ts';
import type { Speech } from '../../ports/speech.ts';
import type { Telephony } from '../../ports/telephony.ts';
import { resolveMedia } from '../commands/resolve-media.ts';
import { whisperOver } from './conversation-changes.ts';
import type { ConversationMailbox } from './conversation-mailbox.ts';
import { whisperOf } from './conversation-state.ts';

export interface WhisperParts {
  readonly telephony: Telephony;
  readonly prompts: PromptSource;
  readonly speech: Speech;
  readonly clock: Clock;
  readonly log: Log;
  mailboxOf(playbackId: string): ConversationMailbox | undefined;
}

/** What agents are told before they are connected: they alone hear it, and a caller is not kept waiting for one that cannot be played. */
export class AgentWhispers {
  /** Those that Asterisk has taken on. */
  private readonly playing = new Set<string>();

  constructor(private readonly parts: WhisperParts) {}

  async play({ conversation }: ConversationMailbox, items: readonly PlaybackItem[]): Promise<void> {
    if (items.length === 0) return;
    const id = whisperOf(conversation);
    const { telephony } = this.parts;
    await this.orEnd(conversation.id, id, async () => {
      const media = await resolveMedia(items, this.parts);
      if (media.length > 0) await telephony.play(conversation.agent.legId, id, media);
      return media.length > 0;
    });
  }

  /**
   * After a restart: it goes on by itself, and is not played a second time. What it says is stored nowhere, since it may be made of
   * secrets.
   */
  async resume({ conversation }: ConversationMailbox): Promise<void> {
    if (conversation.whisperOver) return;
    const id = whisperOf(conversation);
    await this.orEnd(conversation.id, id, () => this.parts.telephony.isPlaying(id));
  }

  /** Ends those of which Asterisk knows nothing any more. */
  async reconcile(): Promise<void> {
    for (const id of this.playing) if (!(await this.parts.telephony.isPlaying(id))) this.ended(id);
  }

  /** True where the playback belonged to a conversation. */
  ended(playbackId: string): boolean {
    this.playing.delete(playbackId);
    const mailbox = this.parts.mailboxOf(playbackId);
    if (mailbox === undefined) return false;
    void mailbox.change((conversation) => whisperOver(conversation, this.parts.clock.now()));
    return true;
  }

  private async orEnd(conversationId: string, id: string, plays: () => Promise<boolean>): Promise<void> {
    try {
      if (await plays()) {
        this.playing.add(id);
        return;
      }
    } catch (error) {
      this.parts.log.warn('an agent could not be told what the call is', { conversationId, error });
    }
    this.ended(id);
  }
}
