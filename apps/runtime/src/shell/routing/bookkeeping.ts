import type { ConversationLive } from '@patchbay/records';
import type { CentreSetup } from '../../ports/centre.ts';
import type { ConversationEnd, Conversations } from '../conversations/conversations.ts';
import { lookAtAgents } from './agent-view.ts';
import { BookWriter } from './book-writer.ts';
import { DayCounts } from './day-counts.ts';
import { FloorTeller } from './floor-teller.ts';
import type { Follower, Keeper } from './keeper.ts';
import { RecordsKeeper } from './records-keeper.ts';
import type { RoutingParts } from './routing-parts.ts';

export interface BookkeepingParts extends Pick<RoutingParts, 'callBook' | 'clock' | 'floor' | 'live' | 'log'> {
  readonly keeper: Keeper;
  conversations(): Conversations;
  setup(): CentreSetup;
  hasPhone(agentId: string): boolean;
}

/** What people see of routing: rows for reports, the counts of the day, and the floor. Nothing is decided by it. */
export class Bookkeeping {
  readonly writer: BookWriter;
  readonly followers: readonly Follower[];
  private readonly counts: DayCounts;
  private readonly records: RecordsKeeper;
  private readonly teller: FloorTeller;

  constructor(private readonly parts: BookkeepingParts) {
    const writer = new BookWriter(parts);
    const counts = new DayCounts({ ...parts, writer });
    const look = () => lookAtAgents(parts);
    this.writer = writer;
    this.counts = counts;
    this.records = new RecordsKeeper({ ...parts, writer, look });
    this.teller = new FloorTeller({ ...parts, counts, look });
    this.followers = [this.counts, this.records, this.teller];
  }

  /** After everything was read back and compared. */
  start(): void {
    for (const { outcome, at } of this.parts.keeper.takeRepeated()) {
      this.records.repeat(outcome, at);
      this.records.repeatCall(outcome, at);
    }
    this.records.start();
    this.teller.start();
    void this.counts.load().then(() => this.teller.setupChanged());
  }

  setupChanged(): void {
    this.teller.setupChanged();
    if (this.counts.isOutdated()) void this.counts.load().then(() => this.teller.setupChanged());
  }

  conversationChanged(live: ConversationLive): void {
    this.teller.conversationChanged(live);
    this.records.agentChanged(live.agentId, this.parts.clock.now());
  }

  conversationEnded({ id, agentId }: ConversationEnd): void {
    this.conversationOver(id, agentId);
  }

  /** It is over for this agent, perhaps not for others. */
  conversationOver(id: string, agentId: string): void {
    this.teller.conversationEnded(id, agentId);
    this.records.agentChanged(agentId, this.parts.clock.now());
  }

  flush(): Promise<void> {
    return this.writer.flush();
  }

  stop(): void {
    this.teller.stop();
    this.writer.stop();
  }
}
