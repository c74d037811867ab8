import type { RunMailbox } from './run-mailbox.ts';

/** The runs this process holds, by id and by channel. */
export class RunRegistry {
  private readonly byId = new Map<string, RunMailbox>();
  private readonly byChannel = new Map<string, RunMailbox>();

  add(mailbox: RunMailbox): void {
    this.byId.set(mailbox.run.id, mailbox);
    this.byChannel.set(mailbox.channelId, mailbox);
  }

  remove(mailbox: RunMailbox): void {
    this.byId.delete(mailbox.run.id);
    this.byChannel.delete(mailbox.channelId);
  }

  get(runId: string): RunMailbox | undefined {
    return this.byId.get(runId);
  }

  onChannel(channelId: string): RunMailbox | undefined {
    return this.byChannel.get(channelId);
  }

  all(): RunMailbox[] {
    return [...this.byId.values()];
  }

  get size(): number {
    return this.byId.size;
  }
}
