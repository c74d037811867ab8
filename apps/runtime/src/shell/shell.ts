import { runFormat } from '@patchbay/engine';
import type { EngineEvent } from '@patchbay/flow-schema';
import type { DeskAction } from '@patchbay/records';
import type { Fence, StoredRun } from '../ports/journal.ts';
import type { TelephonyEvent } from '../ports/telephony.ts';
import { Announcements } from './announcement.ts';
import { Arrivals } from './arrivals.ts';
import { failureOf, isCutOff } from './commands/failure.ts';
import { LiveConversations } from './conversations/live-conversations.ts';
import { OwnConversations } from './conversations/own-conversations.ts';
import { pause, withDeadline } from './deadline.ts';
import { GroupCommit } from './group-commit.ts';
import { hear } from './hearing.ts';
import { LeaseKeeper } from './lease-keeper.ts';
import { PhonePusher } from './phone-pusher.ts';
import { RolloutKeeper } from './rollout-keeper.ts';
import type { DeskResult } from './routing/desk-result.ts';
import { Routing } from './routing/routing.ts';
import { type MailboxStart, RunMailbox } from './run-mailbox.ts';
import { RunRegistry } from './run-registry.ts';
import type { ShellParts } from './shell-parts.ts';
import { Watchdog } from './watchdog.ts';
import type { World } from './world.ts';

const retryMs = 200;
const drainMsMax = 2_000;

export interface ShellStatus {
  readonly lease: 'held' | 'standby';
  /** True once the runs were read back and Asterisk was compared with them. */
  readonly serving: boolean;
  readonly storeAnswers: boolean;
  readonly telephonyConnected: boolean;
  readonly liveRuns: number;
}

/**
 * The runtime without its adapters. Standby until it gets the lease; then it reads the runs back, listens to Asterisk,
 * compares the two, and from then on carries every run. See SPEC.md for the rules.
 */
export class Shell {
  private readonly registry = new RunRegistry();
  private readonly announcements: Announcements;
  private readonly arrivals: Arrivals;
  private readonly watchdog: Watchdog;
  private readonly phones: PhonePusher;
  private readonly rollouts: RolloutKeeper;
  private readonly lease: LeaseKeeper;
  private readonly routing: Routing;
  private commit: GroupCommit | null = null;
  private fence: Fence | null = null;
  private epoch = 0;
  private loaded = false;
  private serving = false;
  private stopped = false;
  /** Events that came before the runs were read back. */
  private early: TelephonyEvent[] = [];
  private comparing: Promise<void> | null = null;
  private compareAgain = false;

  constructor(private readonly parts: ShellParts) {
    const { registry } = this;
    this.announcements = new Announcements(parts);
    this.routing = new Routing({
      tellRun: (callId, event) => this.tellRun(callId, event),
      worldEpoch: () => this.epoch,
      ...parts,
      makeConversations: (listener, phones) =>
        new LiveConversations(
          {
            ...parts,
            store: this.ownConversations(),
            worldEpoch: () => this.epoch,
            dialPlan: { route: (...asked) => this.routing.routeFor(...asked) },
          },
          listener,
          phones,
        ),
      onLeaseLost: () => this.leaseLost(),
    });
    this.arrivals = new Arrivals({
      ...parts,
      registry,
      routing: this.routing,
      announcements: this.announcements,
      open: (start) => this.open({ ...start, entryCount: 0, stepCount: 0 }),
    });
    this.watchdog = new Watchdog({
      ...parts,
      registry,
      arrivals: this.arrivals,
      routing: this.routing,
      look: () => this.look(),
    });
    this.phones = new PhonePusher({ ...parts, onStates: (states) => this.routing.phonesSeen(states) });
    this.rollouts = new RolloutKeeper(parts);
    this.lease = new LeaseKeeper({
      ...parts,
      onAcquired: (fence) => {
        this.takeOver(fence).catch((error: unknown) => parts.log.error('the takeover failed', { error }));
      },
      onLost: () => this.leaseLost(),
    });
  }

  /** Begins to ask for the lease; everything else follows from getting it. */
  start(): void {
    this.parts.live.onChange((change) => {
      if (change.kind === 'call.hangup') {
        this.registry.get(change.callId)?.post({ type: 'run.cancelled', reason: 'hung_up_by_person' });
      } else if (change.kind === 'call.unstick') {
        const { callId, depth } = change;
        this.registry.get(callId)?.post({ type: 'node.abandoned', depth, reason: 'Given up by a person' });
      } else if (change.kind !== 'dial_rules' && this.serving) this.phones.sync();
      if ((change.kind === 'centre' || change.kind === 'resubscribed') && this.serving) this.routing.centreChanged();
    });
    this.lease.start();
  }

  /** Leaves every call up and as it is for whoever comes next. */
  async stop(): Promise<void> {
    const { clock, telephony, log } = this.parts;
    this.watchdog.stop();
    this.rollouts.stop();
    await this.phones.stop();
    const drained = Promise.all(this.registry.all().map((mailbox) => mailbox.idle()));
    await withDeadline(clock, drainMsMax, 'Draining the mailboxes', drained).catch((error: unknown) => {
      log.warn('some runs were busy at the stop; the successor goes on with them', { error });
    });
    this.stopped = true;
    await telephony.stop();
    const stopping = Promise.all([...this.registry.all().map((mailbox) => mailbox.stop()), this.commit?.flush()]);
    await withDeadline(clock, drainMsMax, 'Storing what is left', stopping).catch((error: unknown) => {
      log.error('the journal could not be stored to its end', { error });
    });
    await this.routing.flush();
    this.routing.stop();
    await this.lease.release();
  }

  status(): ShellStatus {
    return {
      lease: this.lease.held ? 'held' : 'standby',
      serving: this.serving,
      storeAnswers: this.lease.storeAnswers && (this.commit?.healthy ?? true),
      telephonyConnected: this.parts.telephony.connected,
      liveRuns: this.registry.size,
    };
  }

  /** What an agent or a supervisor wants done; null once it is. */
  desk(action: DeskAction): Promise<DeskResult> {
    return this.routing.desk(action);
  }

  /** The ids of the runs held now. */
  liveRunIds(): string[] {
    return this.registry.all().map(({ run }) => run.id);
  }

  private tellRun(callId: string, event: EngineEvent): boolean {
    const mailbox = this.registry.get(callId);
    mailbox?.post(event);
    return mailbox !== undefined;
  }

  private async takeOver(fence: Fence): Promise<void> {
    const { telephony, clock, log, meters } = this.parts;
    const since = clock.now();
    this.fence = fence;
    this.commit = new GroupCommit({ ...this.parts, fence, onLeaseLost: () => this.leaseLost() });
    const listening = telephony.start((event) => this.heard(event));
    const [stored] = await Promise.all([
      this.untilItWorks('the runs cannot be read back', () => this.readBack(fence)),
      this.untilItWorks('routing cannot be read back', () => this.routing.load(fence)),
    ]);
    for (const one of stored) this.open(one).adopt(one);
    meters.count('runs_taken_over_total', stored.length);
    this.loaded = true;
    for (const event of this.early.splice(0)) this.heard(event);
    await listening;
    // First: it knows which channels are agents' and not leftovers.
    await this.untilItWorks('routing cannot go on', async () => this.routing.begin(await this.look()));
    await this.compareSoon();
    this.serving = true;
    this.watchdog.start();
    this.rollouts.start(fence);
    this.phones.connected();
    meters.observe('takeover_ms', clock.now() - since);
    log.info('serving', { runs: stored.length, tookMs: clock.now() - since });
  }

  private ownConversations(): OwnConversations {
    const { conversationStore, leaseName } = this.parts;
    const fence = () => this.fence;
    return new OwnConversations({ store: conversationStore, leaseName, fence, onLeaseLost: () => this.leaseLost() });
  }

  private async readBack(fence: Fence): Promise<StoredRun[]> {
    const { journal, flows, clock, log, leaseName } = this.parts;
    const { runs, unreadable } = await journal.liveRuns(leaseName);
    for (const one of unreadable) log.error('a run cannot be read back; its call is ended', { ...one });
    const known = runs.filter(({ run }) => run.format === runFormat);
    // Stored by another release in a form this one does not know: going on could only do harm.
    const unknown = runs.filter(({ run }) => run.format !== runFormat).map(({ run }) => run);
    for (const { id, format } of unknown) {
      log.error('a run has an unknown format; its call is ended', { runId: id, format, known: runFormat });
    }
    const lost = [...unreadable.map(({ runId }) => runId), ...unknown.map(({ id }) => id)];
    if (lost.length > 0) await journal.abandon(fence, lost, clock.now());
    await flows.load([...new Set(known.flatMap(({ run }) => Object.values(run.pins.flows)))]);
    return known;
  }

  private open(start: MailboxStart): RunMailbox {
    const { commit } = this;
    if (!commit) throw new Error('A run was opened before the lease was held.');
    const mailbox = new RunMailbox(
      {
        ...this.parts,
        ports: this.parts,
        routing: this.routing,
        conversations: this.routing.conversations,
        store: (write) => commit.store(write),
        worldEpoch: () => this.epoch,
        onEnded: (ended) => {
          this.registry.remove(ended);
          this.parts.meters.set('live_runs', this.registry.size);
        },
      },
      start,
    );
    this.registry.add(mailbox);
    this.parts.meters.set('live_runs', this.registry.size);
    return mailbox;
  }

  private heard(event: TelephonyEvent): void {
    if (this.stopped) return;
    const { meters, log } = this.parts;
    if (event.type === 'disconnected') {
      meters.set('telephony_connected', 0);
      log.warn('Asterisk is not connected', { reason: event.reason });
    } else if (event.type === 'connected') {
      meters.set('telephony_connected', 1);
      if (this.serving) {
        log.info('Asterisk is connected again');
        this.phones.connected();
        this.routing.reconnected();
        void this.compareSoon();
      }
    } else if (!this.loaded) this.early.push(event);
    else
      hear(event, {
        ...this.parts,
        registry: this.registry,
        arrivals: this.arrivals,
        announcements: this.announcements,
        routing: this.routing,
      });
  }

  /** Compares all runs with what Asterisk has; asked again meanwhile, it does it once more. */
  private compareSoon(): Promise<void> {
    this.compareAgain = true;
    this.comparing ??= Promise.resolve().then(() => this.compare());
    return this.comparing;
  }

  private async compare(): Promise<void> {
    while (this.compareAgain && !this.stopped) {
      this.compareAgain = false;
      try {
        const mailboxes = this.registry.all();
        const world = await this.look();
        for (const mailbox of mailboxes) mailbox.reconcile(world);
        if (this.serving) await this.routing.compare(world);
        await this.watchdog.compare(world, true);
      } catch (error) {
        // Cut off again: the next connection leads here again.
        if (isCutOff(error)) break;
        this.parts.log.error('runs and channels could not be compared', { code: failureOf(error).code, error });
        await pause(this.parts.clock, retryMs);
        this.compareAgain = true;
      }
    }
    this.comparing = null;
  }

  private async look(): Promise<World> {
    this.epoch += 1;
    const epoch = this.epoch;
    const { channels, bridges } = await this.parts.telephony.inventory();
    return {
      epoch,
      channels: new Map(channels.map((channel) => [channel.id, channel])),
      bridges: new Map(bridges.map(({ id, channelIds }) => [id, channelIds])),
    };
  }

  private async untilItWorks<T>(trouble: string, work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        this.parts.log.error(trouble, { error });
        await pause(this.parts.clock, retryMs);
      }
    }
  }

  /** Another runtime has taken over: from here on nothing may be written and no command may leave. */
  private leaseLost(): void {
    if (this.stopped) return;
    this.stopped = true;
    this.lease.halt();
    this.watchdog.stop();
    this.rollouts.stop();
    this.parts.meters.set('lease_held', 0);
    this.parts.log.error('the lease was lost');
    this.routing.stop();
    for (const mailbox of this.registry.all()) void mailbox.stop();
    void this.phones.stop();
    this.parts.onLeaseLost();
  }
}
