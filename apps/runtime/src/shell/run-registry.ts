import type { RunMailbox } from './run-mailbox.ts';

/** An event that comes late is not so late that so many calls ended meanwhile. */
const endedKeptMax = 2_000;

/** The runs this process holds, by id and by channel. */
export class RunRegistry {
  private readonly byId = new Map<string, RunMailbox>();
  private readonly byChannel = new Map<string, RunMailbox>();
  /** Channels whose run has ended, the last ones. */
  private readonly ended = new Set<string>();

  add(mailbox: RunMailbox): void {
    this.byId.set(mailbox.run.id, mailbox);
    this.byChannel.set(mailbox.channelId, mailbox);
  }

  remove(mailbox: RunMailbox): void {
    this.byId.delete(mailbox.run.id);
    this.byChannel.delete(mailbox.channelId);
    this.ended.add(mailbox.channelId);
    const [oldest] = this.ended;
    if (oldest !== undefined && this.ended.size > endedKeptMax) this.ended.delete(oldest);
  }

  get(runId: string): RunMailbox | undefined {
    return this.byId.get(runId);
  }

  onChannel(channelId: string): RunMailbox | undefined {
    return this.byChannel.get(channelId);
  }

  /** Whether the channel had its run: an arrival that is told late begins none. */
  hadRun(channelId: string): boolean {
    return this.ended.has(channelId);
  }

  all(): RunMailbox[] {
    return [...this.byId.values()];
  }

  get size(): number {
    return this.byId.size;
  }
}
