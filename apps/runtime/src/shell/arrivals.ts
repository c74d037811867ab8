import type { Engine } from '@patchbay/engine';
import type { Clock } from '../ports/clock.ts';
import type { FlowLookup, FlowSource } from '../ports/flow-source.ts';
import type { NewId } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Meters } from '../ports/meters.ts';
import type { Arrival, Telephony } from '../ports/telephony.ts';
import { type Announcements, announcementCause, spokenToUnknown } from './announcement.ts';
import { unlessGone } from './commands/failure.ts';
import { pause } from './deadline.ts';
import type { Routing } from './routing/routing.ts';
import type { RunMailbox } from './run-mailbox.ts';
import type { RunRegistry } from './run-registry.ts';

/** A call waits this long, unanswered, for a store that is away. */
const waitForStoreMsMax = 60_000;
const retryMs = 500;
const flowPrefix = 'flow-';

export interface ArrivalsParts {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly flows: FlowSource;
  readonly telephony: Telephony;
  readonly log: Log;
  readonly meters: Meters;
  readonly newId: NewId;
  readonly registry: RunRegistry;
  readonly announcements: Announcements;
  readonly routing: Pick<Routing, 'takeOutbound'>;
  open(start: { run: RunMailbox['run']; root: RunMailbox['root']; channelId: string }): RunMailbox;
}

/**
 * Calls that come in. Dialled number -> flow -> pinned versions -> run. A number that no flow answers is told so. Whatever
 * fails, the channel is never left hanging.
 */
export class Arrivals {
  private readonly settingUp = new Set<string>();
  private readonly gone = new Set<string>();

  constructor(private readonly parts: ArrivalsParts) {}

  /** True while a channel is being looked after here, before it has a run. */
  has(channelId: string): boolean {
    return this.settingUp.has(channelId);
  }

  /** Takes a channel that has no run yet; one that is known already is left alone. */
  take(channelId: string, arrival: Arrival): void {
    const { registry } = this.parts;
    if (this.settingUp.has(channelId) || registry.onChannel(channelId) || registry.hadRun(channelId)) return;
    this.settingUp.add(channelId);
    this.setUp(channelId, arrival)
      .catch((error: unknown) => this.giveUp(channelId, error))
      .finally(() => {
        this.settingUp.delete(channelId);
        this.gone.delete(channelId);
      });
  }

  channelGone(channelId: string): void {
    if (this.settingUp.has(channelId)) this.gone.add(channelId);
  }

  private async setUp(channelId: string, arrival: Arrival): Promise<void> {
    const { clock, log, meters } = this.parts;
    const since = clock.now();
    // Before the look-up: a caller who cannot be known again is chosen for a version by the call itself.
    const callId = this.parts.newId();
    const lookup = await this.lookUp(arrival, { channelId, callId, since });
    if (this.gone.has(channelId)) return;
    if (!lookup.found) {
      if (await this.parts.routing.takeOutbound(channelId, arrival)) {
        meters.count('calls_total', 1, 'outbound');
        return;
      }
      meters.count('calls_total', 1, lookup.reason);
      log.warn('a call to a number that nothing answers', {
        channelId,
        reason: lookup.reason,
        pii: { calledNumber: arrival.calledNumber, callerNumber: arrival.callerNumber },
      });
      await this.parts.announcements.sayAndHangUp(channelId, spokenToUnknown, announcementCause.unallocated);
      return;
    }
    this.begin({ channelId, callId }, arrival, lookup);
    meters.count('calls_total', 1, 'begun');
    meters.observe('setup_ms', clock.now() - since);
  }

  private begin(
    { channelId, callId }: { channelId: string; callId: string },
    arrival: Arrival,
    lookup: Extract<FlowLookup, { found: true }>,
  ): void {
    const { engine, clock } = this.parts;
    const { flowId, pins } = lookup;
    const { side: _side, ...facts } = arrival;
    const call = { direction: 'inbound' as const, ...facts };
    const run = engine.begin({ id: callId, flowId, pins, call, now: clock.now() });
    const mailbox = this.parts.open({ run, root: { flowId, version: pins.flows[flowId] ?? '' }, channelId });
    mailbox.post({ type: 'run.started' });
  }

  /** Waits for a store that is away; the caller hears ringing meanwhile. */
  private async lookUp(
    arrival: Arrival,
    { channelId, callId, since }: { channelId: string; callId: string; since: number },
  ): Promise<FlowLookup> {
    const { clock, flows, log } = this.parts;
    for (;;) {
      try {
        const lookup = await this.find(arrival, callId);
        if (lookup.found) await flows.load(Object.values(lookup.pins.flows));
        return lookup;
      } catch (error) {
        if (this.gone.has(channelId) || clock.now() - since >= waitForStoreMsMax) throw error;
        log.warn('a call waits to be looked up', { channelId, error });
        await pause(clock, retryMs);
      }
    }
  }

  private find({ calledNumber, callerNumber, side }: Arrival, callId: string): Promise<FlowLookup> {
    const caller = { callerNumber, callId };
    // Only a signed-in phone may name a flow: from outside it is a number like any other.
    if (side === 'seat' && calledNumber.startsWith(flowPrefix)) {
      return this.parts.flows.byFlow(calledNumber.slice(flowPrefix.length), caller);
    }
    return this.parts.flows.byNumber(calledNumber, caller);
  }

  private async giveUp(channelId: string, error: unknown): Promise<void> {
    this.parts.meters.count('calls_total', 1, 'failed');
    this.parts.log.error('a call could not be set up', { channelId, error });
    try {
      await unlessGone(this.parts.telephony.hangup(channelId, announcementCause.temporary));
    } catch (hangupError) {
      this.parts.log.warn('a channel could not be hung up; the watchdog will', { channelId, error: hangupError });
    }
  }
}
