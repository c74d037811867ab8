import type { DialOutcome } from '@patchbay/flow-schema';
import type { DialWay } from '../../ports/dial-plan.ts';
import { objectId } from '../object-id.ts';
import type { World } from '../world.ts';
import type { CommandContext, Operation } from './command-context.ts';
import { isUnreachable, outcomeOf } from './dial-outcome.ts';
import { failureOf, isCutOff, unlessGone } from './failure.ts';

/** Q.850: normal clearing, no answer, call rejected, no route to destination, temporary failure. */
const cause = { normal: 16, noAnswer: 19, rejected: 21, noRoute: 3, temporary: 41 } as const;
/** Ringing again after a restart for less than this helps nobody. */
const ringAgainMsMin = 1_000;

/**
 * 1. The dial plan decides first; what it refuses is never dialled.
 * 2. The caller hears ringing until the far end answers; then both are bridged, and only then the flow is told.
 * 3. One end per dial: refused, busy, no answer, failed, cancelled, or completed once the far end left after talking.
 * 4. The ring time counts from the journal entry, over restarts and over all ways.
 * 5. A way that cannot be reached is followed by the next one. Once the far end rang there is no other: it would ring twice.
 */
export const startDial: Operation<'dial.start'> = {
  kind: 'operation',
  background: true,
  open(command, context) {
    const leg = new DialledLeg(command.seq, command.ringTimeoutMs, context);
    return {
      async begin() {
        leg.begunHere = true;
        const route = await context.dialPlan.route(command.destination, {
          callerId: command.callerId,
          calledNumber: context.calledNumber,
        });
        if (route.ok) await leg.ring(route.ways);
        else leg.end(route.outcome, route.outcome === 'refused' ? cause.rejected : cause.noRoute, route.message);
      },
      async reconcile(world) {
        if (leg.settled(world)) return;
        if (world.channels.has(leg.id)) await leg.rejoin(world);
        else if (leg.isAccepted || context.told()) leg.lost();
        else if (leg.ringMsLeft() >= ringAgainMsMin) await this.begin();
        else leg.end('no_answer', cause.noAnswer, 'The ring time passed during a restart.');
      },
      on(event) {
        if (event.type === 'leg.ringing') leg.rang();
        else if (event.type === 'leg.answered') leg.connectSafely();
        else if (event.type === 'leg.gone') leg.gone(event.cause);
      },
      cancel: () => leg.end('cancelled', cause.normal, 'The flow withdrew it.'),
    };
  },
  failed: (command, failure) => ({
    type: 'dial.ended',
    to: command.seq,
    outcome: 'failed',
    cause: cause.temporary,
    message: failure.message,
  }),
};

type LegState = 'idle' | 'ringing' | 'talking' | 'ended';

class DialledLeg {
  readonly id: string;
  /** False for one that only an earlier life of this process knows of. */
  begunHere = false;
  private state: LegState = 'idle';
  private acceptedAt: number | null = null;
  private disarm: (() => void) | null = null;
  /** What is tried when the far end cannot be reached; nothing once it rang, nor after a restart, which may have missed that. */
  private nextWays: readonly DialWay[] = [];
  /** The trunk that is tried, until the far end rings. */
  private trunkId: string | undefined;
  /** Grows with every way tried. */
  private turn = 0;
  private dialled: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly seq: number,
    private readonly ringTimeoutMs: number,
    private readonly context: CommandContext,
  ) {
    this.id = objectId(context.runId, seq);
  }

  get isAccepted(): boolean {
    return this.acceptedAt !== null;
  }

  /** Nothing can be learnt from this look at Asterisk: it ended, or it is younger than the look. */
  settled(world: World): boolean {
    const underWay = this.state === 'ringing' && this.acceptedAt === null;
    return this.state === 'ended' || underWay || (this.acceptedAt !== null && this.acceptedAt >= world.epoch);
  }

  ringMsLeft(): number {
    return this.context.at + this.ringTimeoutMs - this.context.clock.now();
  }

  async ring([way, ...nextWays]: readonly [DialWay, ...DialWay[]]): Promise<void> {
    const { telephony, channelId } = this.context;
    if (this.state === 'ended') return;
    this.turn += 1;
    const turn = this.turn;
    this.nextWays = nextWays;
    this.trunkId = way.trunkId;
    this.state = 'ringing';
    this.acceptedAt = null;
    try {
      await unlessGone(telephony.indicateRinging(channelId, true));
      // All ways share the leg's name: the request for the one before must be over.
      await this.dialled;
      if (this.is('ended')) return;
      const { endpoint, callerId } = way;
      const dialling = telephony.dial(this.id, {
        endpoint,
        callerId,
        ringTimeoutMs: Math.max(this.ringMsLeft(), ringAgainMsMin),
      });
      this.dialled = Promise.allSettled([dialling]);
      await dialling;
    } catch (error) {
      if (turn !== this.turn) return;
      if (this.is('ringing')) this.state = 'idle';
      throw error;
    }
    if (turn !== this.turn) return;
    this.acceptedAt = this.context.worldEpoch();
    if (this.is('ended')) await unlessGone(telephony.hangup(this.id, cause.normal));
    else if (this.is('ringing')) this.armRingTime();
  }

  /** Goes on with a leg that Asterisk still has. */
  async rejoin(world: World): Promise<void> {
    this.acceptedAt = world.epoch;
    const joined = world.bridges.get(this.id) ?? [];
    if (world.channels.get(this.id)?.state !== 'up') {
      this.state = 'ringing';
      this.armRingTime();
    } else if (joined.includes(this.id) && joined.includes(this.context.channelId)) {
      this.state = 'talking';
      if (!this.context.told()) this.context.post({ type: 'dial.answered', to: this.seq });
    } else await this.connect();
  }

  connectSafely(): void {
    this.connect().catch((error: unknown) => {
      // Cut off from Asterisk: the next look at it tells how far this came.
      if (isCutOff(error)) this.state = 'ringing';
      else this.end('failed', cause.temporary, failureOf(error).message);
    });
  }

  private async connect(): Promise<void> {
    const { telephony, channelId } = this.context;
    if (this.state === 'ended' || this.state === 'talking') return;
    this.state = 'talking';
    this.disarm?.();
    await unlessGone(telephony.indicateRinging(channelId, false));
    await telephony.bridge(this.id, [channelId, this.id]);
    if (this.is('ended')) await unlessGone(telephony.unbridge(this.id));
    else this.context.post({ type: 'dial.answered', to: this.seq });
  }

  rang(): void {
    this.nextWays = [];
    this.trunkId = undefined;
  }

  gone(withCause: number): void {
    const [next, ...others] = this.nextWays;
    if (this.state === 'ringing' && next !== undefined && isUnreachable(withCause)) {
      this.context.log.warn('a line could not be reached; the next one is tried', {
        cause: withCause,
        trunkId: this.trunkId,
      });
      this.ring([next, ...others]).catch((error: unknown) => {
        // Cut off from Asterisk: the next look at it begins again.
        if (!isCutOff(error)) this.end('failed', cause.temporary, failureOf(error).message);
      });
    } else if (this.state === 'talking') this.end('completed', withCause, '');
    else if (this.trunkId !== undefined && isUnreachable(withCause)) {
      this.end('failed', withCause, `The line ${this.trunkId} could not be reached (cause ${withCause}).`);
    } else this.end(outcomeOf(withCause), withCause, `The far end ended with cause ${withCause}.`);
  }

  /** It is not there any more, and nobody heard how it ended. */
  lost(): void {
    if (this.state === 'talking' || this.context.told()) this.end('completed', cause.normal, '');
    else this.end('failed', cause.temporary, 'The far end left while Asterisk could not be heard.');
  }

  end(outcome: DialOutcome, withCause: number, message: string): void {
    if (this.state === 'ended') return;
    const before = this.state;
    this.state = 'ended';
    this.disarm?.();
    this.context.post({ type: 'dial.ended', to: this.seq, outcome, cause: withCause, message });
    this.clear(before).catch((error: unknown) => {
      // What is left over is found by the watchdog.
      if (!isCutOff(error)) this.context.log.warn('a dialled leg could not be cleared', { error });
    });
  }

  private async clear(before: LegState): Promise<void> {
    const { telephony, channelId } = this.context;
    const unknown = before === 'idle' && !this.begunHere;
    if (before === 'talking' || unknown) await unlessGone(telephony.unbridge(this.id));
    if (before === 'ringing' || unknown) await unlessGone(telephony.indicateRinging(channelId, false));
    if (this.acceptedAt !== null || unknown) await unlessGone(telephony.hangup(this.id, cause.normal));
  }

  private armRingTime(): void {
    this.disarm?.();
    this.disarm = this.context.clock.after(Math.max(this.ringMsLeft(), 0), () =>
      this.end('no_answer', cause.noAnswer, 'Nobody answered within the ring time.'),
    );
  }

  /** Read after a wait: the state may have changed, which control flow analysis does not see. */
  private is(state: LegState): boolean {
    return this.state === state;
  }
}
