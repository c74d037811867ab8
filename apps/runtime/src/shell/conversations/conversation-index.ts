import type { ConversationMailbox } from './conversation-mailbox.ts';
import { type Conversation, conversationOfObject, customerChannelOf, legsOf } from './conversation-state.ts';

/** Conversations by their id, by the channels that take part in them, and by what was made in Asterisk for them. */
export class ConversationIndex {
  private readonly byId = new Map<string, ConversationMailbox>();
  private readonly byChannel = new Map<string, ConversationMailbox>();

  add(mailbox: ConversationMailbox): void {
    const { conversation } = mailbox;
    this.byId.set(conversation.id, mailbox);
    for (const channelId of channelsOf(conversation)) this.byChannel.set(channelId, mailbox);
  }

  /** To be told of every change before anything else comes of it. */
  changed(before: Conversation, after: Conversation): void {
    const mailbox = this.byId.get(after.id);
    if (mailbox === undefined) return;
    for (const channelId of channelsOf(before)) {
      // A caller may be in another conversation by now.
      if (this.byChannel.get(channelId) === mailbox) this.byChannel.delete(channelId);
    }
    for (const channelId of channelsOf(after)) this.byChannel.set(channelId, mailbox);
  }

  remove(conversationId: string): void {
    this.byId.delete(conversationId);
  }

  get(conversationId: string): ConversationMailbox | undefined {
    return this.byId.get(conversationId);
  }

  all(): ConversationMailbox[] {
    return [...this.byId.values()];
  }

  /** The conversation in which the channel is the customer's or one of its legs. */
  withChannel(channelId: string): ConversationMailbox | undefined {
    return this.byChannel.get(channelId);
  }

  /** The conversation that something in Asterisk was made for, be it wanted any more or not. */
  ofObject(name: string): ConversationMailbox | undefined {
    return this.byId.get(conversationOfObject(name) ?? '');
  }
}

function channelsOf(conversation: Conversation): string[] {
  if (conversation.phase === 'ended') return [];
  return [...legsOf(conversation).map(({ id }) => id), customerChannelOf(conversation)];
}
