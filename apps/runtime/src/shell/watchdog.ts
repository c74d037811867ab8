import type { Clock } from '../ports/clock.ts';
import type { Journal } from '../ports/journal.ts';
import type { Log } from '../ports/log.ts';
import type { Meters } from '../ports/meters.ts';
import type { RecordingArchive } from '../ports/recordings.ts';
import type { Telephony } from '../ports/telephony.ts';
import type { Arrivals } from './arrivals.ts';
import { failureOf, isCutOff, unlessGone } from './commands/failure.ts';
import { keepRecording } from './keep-recording.ts';
import { parseObjectId } from './object-id.ts';
import type { Routing } from './routing/routing.ts';
import type { RunRegistry } from './run-registry.ts';
import type { World, WorldChannel } from './world.ts';

const lookEveryMs = 5_000;
const causeNormalClearing = 16;

export interface WatchdogParts {
  readonly telephony: Telephony;
  readonly journal: Journal;
  readonly recordings: RecordingArchive;
  readonly registry: RunRegistry;
  readonly arrivals: Arrivals;
  readonly routing: Pick<Routing, 'owns' | 'compare'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly meters: Meters;
  look(): Promise<World>;
}

/**
 * Finds what belongs to nothing: channels, legs, bridges and recordings without a live run are removed or kept, runs
 * without a channel end. Something is acted upon only when two looks in a row found it so, except right after a takeover.
 */
export class Watchdog {
  private suspects = new Set<string>();
  private readonly lostBefore = new Set<string>();
  private stopped = false;
  private withdraw: (() => void) | null = null;

  constructor(private readonly parts: WatchdogParts) {}

  start(): void {
    if (this.stopped) return;
    this.withdraw?.();
    this.withdraw = this.parts.clock.after(lookEveryMs, () => {
      this.round().finally(() => this.start());
    });
  }

  stop(): void {
    this.stopped = true;
    this.withdraw?.();
  }

  private async round(): Promise<void> {
    if (!this.parts.telephony.connected) return;
    try {
      const world = await this.parts.look();
      await this.compare(world, false);
      await this.parts.routing.compare(world);
      this.lookAfterRuns(world);
      await this.keepLostRecordings();
    } catch (error) {
      if (!isCutOff(error)) this.parts.log.warn('the watchdog could not look around', { error });
    }
  }

  /** `atOnce`: after a takeover, when nothing of an earlier look is known. */
  async compare(world: World, atOnce: boolean): Promise<void> {
    const found = new Set<string>();
    const isDue = (key: string) => {
      found.add(key);
      return atOnce || this.suspects.has(key);
    };
    const arrived: WorldChannel[] = [];
    for (const channel of world.channels.values()) {
      if (this.isOurs(channel.id)) continue;
      if (!isDue(`channel ${channel.id}`)) continue;
      if (channel.arrival) arrived.push(channel);
      else await this.remove('channel', channel.id, () => this.hangUp(channel.id));
    }
    const ended = new Set(await this.parts.journal.endedChannels(arrived.map(({ id }) => id)));
    for (const { id, arrival } of arrived) {
      // Its run is over, or nobody ever took it up: the process that heard of it is gone.
      if (ended.has(id)) await this.remove('channel', id, () => this.hangUp(id));
      else if (arrival) this.parts.arrivals.take(id, arrival);
    }
    for (const bridgeId of world.bridges.keys()) {
      if (this.isOutstanding(bridgeId) || this.parts.routing.owns(bridgeId) || !isDue(`bridge ${bridgeId}`)) continue;
      await this.remove('bridge', bridgeId, () => unlessGone(this.parts.telephony.unbridge(bridgeId)));
    }
    this.suspects = found;
  }

  private lookAfterRuns(world: World): void {
    const { registry, clock, log, meters } = this.parts;
    for (const mailbox of registry.all()) {
      const key = `run ${mailbox.run.id}`;
      if (!world.channels.has(mailbox.channelId) && mailbox.sinceEpoch < world.epoch) {
        if (this.lostBefore.delete(key)) {
          meters.count('orphans_cleaned_total', 1, 'run');
          mailbox.channelLost();
        } else this.lostBefore.add(key);
        continue;
      }
      this.lostBefore.delete(key);
      // An answer may have been lost on the way: what it was for is asked about.
      if (mailbox.isQuiet(clock.now())) mailbox.reconcile(world);
      if (mailbox.isStuck(clock.now())) {
        log.error('a run waits for nothing and is ended', { runId: mailbox.run.id });
        mailbox.post({ type: 'run.cancelled', reason: 'no_progress' });
      }
    }
  }

  /** Recordings whose end nobody heard, such as those of a process that died. */
  private async keepLostRecordings(): Promise<void> {
    const { recordings, telephony, meters, log } = this.parts;
    for (const { id } of await recordings.unfinished()) {
      if (this.isOutstanding(id) || this.parts.routing.owns(id) || (await telephony.isRecording(id))) continue;
      try {
        const kept = await keepRecording(id, { recordings, telephony });
        if (!kept) await recordings.fail(id);
        meters.count('recordings_total', 1, kept ? 'kept_late' : 'lost');
      } catch (error) {
        log.error('a recording could not be kept', { recordingId: id, error });
      }
    }
  }

  private isOurs(channelId: string): boolean {
    return (
      this.parts.registry.onChannel(channelId) !== undefined ||
      this.parts.arrivals.has(channelId) ||
      this.parts.routing.owns(channelId) ||
      this.isOutstanding(channelId)
    );
  }

  /** Whether a live run still waits for the command that this object is named after. */
  private isOutstanding(id: string): boolean {
    const named = parseObjectId(id);
    if (!named) return false;
    return this.parts.registry.get(named.runId)?.run.outstanding.some(({ seq }) => seq === named.seq) ?? false;
  }

  private hangUp(channelId: string): Promise<void> {
    return unlessGone(this.parts.telephony.hangup(channelId, causeNormalClearing));
  }

  private async remove(kind: 'channel' | 'bridge', id: string, work: () => Promise<void>): Promise<void> {
    const { log, meters } = this.parts;
    try {
      await work();
      meters.count('orphans_cleaned_total', 1, kind);
      log.warn('a leftover was removed from Asterisk', { kind, id });
    } catch (error) {
      log.warn('a leftover could not be removed', { kind, id, code: failureOf(error).code, error });
    }
  }
}
