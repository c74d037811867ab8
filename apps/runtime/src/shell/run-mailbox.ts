import type { Engine, Run, StepResult } from '@patchbay/engine';
import { type Command, type CommandType, commandAnswers, type EngineEvent, isSensitive } from '@patchbay/flow-schema';
import type { Clock } from '../ports/clock.ts';
import { type JournalWrite, LeaseLostError, type RootFlow, type StoredRun } from '../ports/journal.ts';
import type { LiveBus } from '../ports/live-bus.ts';
import type { Log } from '../ports/log.ts';
import type { Meters } from '../ports/meters.ts';
import type { TelephonyEvent } from '../ports/telephony.ts';
import { callRecordOf } from './call-record.ts';
import { callStepsOf } from './call-steps.ts';
import type { CommandPorts } from './commands/command-context.ts';
import { unlessGone } from './commands/failure.ts';
import type { Conversations } from './conversations/conversations.ts';
import { liveMessagesOf } from './live-messages.ts';
import type { RunRouting } from './routing/run-routing.ts';
import { RunCommands } from './run-commands.ts';
import type { World } from './world.ts';

/** More waiting events than any caller can cause in earnest. */
const waitingMax = 1_000;
const causeNormalClearing = 16;
const quietAfterMs = 10_000;
/** Commands that Asterisk has no part in. */
const elsewhere: ReadonlySet<CommandType> = new Set([
  'timer.start',
  'http.request',
  'script.run',
  'queue.join',
  'agent.call',
  'callback.promise',
]);
/** Every wait of a flow has a timer, a playback or another command under way; a run without any has lost it. */
const stuckAfterMs = 300_000;

export interface MailboxParts {
  readonly ports: CommandPorts;
  readonly routing: RunRouting;
  readonly conversations: Conversations;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly live: LiveBus;
  readonly log: Log;
  readonly meters: Meters;
  store(write: JournalWrite): Promise<void>;
  worldEpoch(): number;
  onEnded(mailbox: RunMailbox): void;
}

export interface MailboxStart {
  readonly run: Run;
  readonly root: RootFlow;
  readonly channelId: string;
  readonly entryCount: number;
  readonly stepCount: number;
}

type Item = { readonly event: EngineEvent } | { readonly task: () => Promise<void> };

/**
 * One run and everything that waits for it. Strictly in this order, one event at a time: event, step, journal, all
 * commands, next event. No command leaves before its journal entry is stored.
 */
export class RunMailbox {
  readonly channelId: string;
  readonly root: RootFlow;
  /** Looks at Asterisk that began before this run did say nothing about it. */
  readonly sinceEpoch: number;
  readonly commands: RunCommands;
  private current: Run;
  private entryCount: number;
  private stepCount: number;
  private readonly waiting: Item[] = [];
  private draining: Promise<void> | null = null;
  private stopped = false;
  private systemHungUp = false;
  private lastDigit = '';
  private movedAt: number;
  private readonly log: Log;

  constructor(
    private readonly parts: MailboxParts,
    start: MailboxStart,
  ) {
    this.current = start.run;
    this.root = start.root;
    this.channelId = start.channelId;
    this.entryCount = start.entryCount;
    this.stepCount = start.stepCount;
    this.sinceEpoch = parts.worldEpoch();
    this.movedAt = parts.clock.now();
    this.log = parts.log.with({ runId: start.run.id });
    this.commands = new RunCommands({
      ports: parts.ports,
      log: this.log,
      meters: parts.meters,
      runId: start.run.id,
      channelId: start.channelId,
      call: start.run.call,
      routing: parts.routing,
      conversations: parts.conversations,
      hasHungUp: () => this.current.hungUp,
      worldEpoch: parts.worldEpoch,
      post: (event) => this.post(event),
      channelMissing: () => this.channelLost(),
    });
  }

  get run(): Run {
    return this.current;
  }

  /** Adds an event; it is taken after everything that is already here. */
  post(event: EngineEvent): void {
    this.add({ event });
  }

  /** Does something between two events. */
  task(task: () => Promise<void>): void {
    this.add({ task });
  }

  /** The caller pressed a key. The same key at the same moment twice is one that Asterisk told twice. */
  digit(event: Extract<TelephonyEvent, { type: 'digit' }>): void {
    const told = `${event.digit}@${event.at}`;
    if (told === this.lastDigit) return;
    this.lastDigit = told;
    this.commands.heardDigit(event);
    this.post({ type: 'dtmf.received', digit: event.digit });
  }

  channelGone(cause: number): void {
    this.post({ type: 'call.hungup', by: this.systemHungUp ? 'system' : 'caller', cause });
  }

  /** Knows again what was under way when the run was stored last. */
  adopt(stored: StoredRun): void {
    for (const { command, at, told } of stored.outstanding) this.commands.adopt(command, at, told);
    // Of the last entry it is not known which commands left.
    this.commands.repeatLater(stored.lastCommands.filter(({ type }) => commandAnswers[type].ends.length === 0));
  }

  /** Compares with what Asterisk has: a call that is gone ends, what was cut short goes on. */
  reconcile(world: World): void {
    this.task(async () => {
      if (this.current.status === 'ended' || this.sinceEpoch >= world.epoch) return;
      if (!world.channels.has(this.channelId) && !this.current.hungUp) {
        this.channelGone(causeNormalClearing);
        // What the flow still waits for after a hang-up, such as a recording being kept, goes on all the same.
        this.reconcile(world);
        return;
      }
      await this.commands.reconcile(world, this.current.outstanding, this.parts.clock.now());
    });
  }

  /** Asterisk has no such channel any more, though nobody heard it go. */
  channelLost(): void {
    this.channelGone(causeNormalClearing);
  }

  /** True when the run has waited for Asterisk for a while. */
  isQuiet(now: number): boolean {
    const waitsForAsterisk = this.current.outstanding.some(({ type }) => !elsewhere.has(type));
    return waitsForAsterisk && now - this.movedAt >= quietAfterMs;
  }

  /** True when nothing but the caller or the life timer could ever move the run, and that since long. */
  isStuck(now: number): boolean {
    const waitsFor = this.current.outstanding.filter(({ seq }) => seq !== this.current.lifeTimer);
    return waitsFor.length === 0 && now - this.movedAt >= stuckAfterMs;
  }

  /** Takes no further item. Resolves when the one under way is done. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.draining;
  }

  /** Resolves when nothing is waiting. */
  async idle(): Promise<void> {
    while (this.draining) await this.draining;
  }

  private add(item: Item): void {
    if (this.stopped) return;
    if (this.waiting.length >= waitingMax && 'event' in item && item.event.type === 'dtmf.received') {
      this.parts.meters.count('mailbox_dropped_total', 1, item.event.type);
      return;
    }
    this.waiting.push(item);
    // Begun a microtask later: an item added by the first item must find the draining under way.
    this.draining ??= Promise.resolve().then(() => this.drain());
  }

  private async drain(): Promise<void> {
    for (let item = this.waiting.shift(); item && !this.stopped; item = this.waiting.shift()) {
      try {
        await ('task' in item ? item.task() : this.take(item.event));
      } catch (error) {
        if (error instanceof LeaseLostError) this.stopped = true;
        else await this.endAsBug(error);
      }
    }
    this.draining = null;
  }

  private async take(event: EngineEvent): Promise<void> {
    const { engine, clock, meters } = this.parts;
    const before = this.current;
    if (!this.isNews(event)) {
      meters.count('late_answers_total', 1, event.type);
      return;
    }
    const now = clock.now();
    const shown = this.protect(event);
    const begun = clock.preciseMs();
    const result = engine.step(before, shown, now);
    meters.observe('step_ms', clock.preciseMs() - begun);
    await this.store(before, shown, result, now);
    meters.count('steps_total');
    if ('to' in shown) this.commands.noteAnswer(shown.to);
    for (const message of liveMessagesOf(before, result, { root: this.root, event: shown, now })) {
      this.parts.live.publish(message);
    }
    await this.executeAll(result.commands, now);
    this.commands.keepOnly(result.run.outstanding);
    if (result.run.status === 'ended') await this.finish();
  }

  private async store(before: Run, event: EngineEvent, result: StepResult, now: number): Promise<void> {
    const steps = callStepsOf(before, result.trace, { now, firstIndex: this.stepCount });
    await this.parts.store({
      run: result.run,
      root: this.root,
      channelId: this.channelId,
      entry: { index: this.entryCount, at: now, event, commands: result.commands, trace: result.trace },
      steps,
      call: callRecordOf(before, result.run, event, now),
    });
    this.current = result.run;
    this.movedAt = now;
    this.entryCount += 1;
    this.stepCount += steps.length;
  }

  /** False for an answer to nothing outstanding, a second end of the call, and anything after the end of the run. */
  private isNews(event: EngineEvent): boolean {
    if (this.current.status === 'ended') return false;
    if ('to' in event) return this.current.outstanding.some(({ seq }) => seq === event.to);
    return event.type !== 'call.hungup' || !this.current.hungUp;
  }

  /** What a caller types while secrets are asked for never stands in an event in clear. */
  private protect(event: EngineEvent): EngineEvent {
    if (event.type !== 'dtmf.received' || isSensitive(event.digit)) return event;
    if (!this.parts.engine.expectsSensitiveInput(this.current)) return event;
    return { type: 'dtmf.received', digit: { $sensitive: event.digit } };
  }

  private async executeAll(commands: readonly Command[], at: number): Promise<void> {
    const stops: Promise<void>[] = [];
    for (const command of commands) {
      if (command.type === 'call.hangup') this.systemHungUp = true;
      const carriedOut = this.commands.execute(command, at);
      // What follows a stop is queued behind the sound in Asterisk, so it need not wait for the answer.
      if (command.type === 'playback.stop') stops.push(carriedOut);
      else await carriedOut;
    }
    await Promise.all(stops);
  }

  private async finish(): Promise<void> {
    this.stopped = true;
    this.waiting.length = 0;
    this.parts.meters.count('runs_ended_total', 1, this.current.end?.reason ?? 'bug');
    await this.commands.cancelAll();
    if (!this.current.hungUp && !this.systemHungUp) {
      await unlessGone(this.parts.ports.telephony.hangup(this.channelId, causeNormalClearing)).catch(
        (error: unknown) => {
          // The watchdog finds the channel again.
          this.log.warn('the channel of an ended run could not be hung up', { error });
        },
      );
    }
    this.parts.onEnded(this);
  }

  /** A defect of the product ends this run, with its journal kept; never the process. */
  private async endAsBug(error: unknown): Promise<void> {
    const { clock, log, meters } = this.parts;
    meters.count('bugs_total');
    log.error('a run was ended by a defect', { error, runId: this.current.id });
    if (this.current.status === 'ended') return;
    const before = this.current;
    const now = clock.now();
    const failure = { code: 'bug', message: error instanceof Error ? error.message : String(error) };
    const run: Run = { ...before, status: 'ended', end: { reason: 'bug', at: now, failure }, outstanding: [] };
    const event: EngineEvent = { type: 'run.cancelled', reason: 'bug' };
    try {
      await this.store(before, event, { run, commands: [], trace: [{ trace: 'run.ended', reason: 'bug' }] }, now);
    } catch (storeError) {
      log.error('the end of a run could not be stored', { error: storeError, runId: run.id });
      this.current = run;
    }
    await this.finish();
  }
}
