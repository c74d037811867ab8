import type { CallFacts, CommandOf, CommandType, EngineEvent } from '@patchbay/flow-schema';
import type { BusinessData } from '../../ports/business-data.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DialPlan } from '../../ports/dial-plan.ts';
import type { HttpEgress } from '../../ports/http-egress.ts';
import type { Log } from '../../ports/log.ts';
import type { PromptSource } from '../../ports/prompt-source.ts';
import type { RecordingArchive } from '../../ports/recordings.ts';
import type { ScriptRunner } from '../../ports/script-runner.ts';
import type { Speech } from '../../ports/speech.ts';
import type { Telephony, TelephonyEvent } from '../../ports/telephony.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { RunRouting } from '../routing/run-routing.ts';
import type { World } from '../world.ts';

/** What executors reach the world through. */
export interface CommandPorts {
  readonly clock: Clock;
  readonly telephony: Telephony;
  readonly prompts: PromptSource;
  readonly speech: Speech;
  readonly http: HttpEgress;
  readonly scripts: ScriptRunner;
  readonly recordings: RecordingArchive;
  readonly dialPlan: DialPlan;
  readonly businessData: BusinessData;
}

export interface CommandContext extends CommandPorts {
  readonly routing: RunRouting;
  readonly conversations: Conversations;
  readonly call: CallFacts;
  readonly runId: string;
  readonly channelId: string;
  readonly calledNumber: string;
  readonly log: Log;
  /** When the command's journal entry was made: what durations count from. */
  readonly at: number;
  /** Whether the run has already taken an event for this command. */
  told(): boolean;
  /** Whether the call is over. */
  hasHungUp(): boolean;
  /** Grows with every look at Asterisk's inventory. */
  worldEpoch(): number;
  /** Gives an event to the run; it comes after everything that is already in the run's mailbox. */
  post(event: EngineEvent): void;
  /** What a command under way has to be stopped with. */
  handle(seq: number): CommandHandle | undefined;
}

/** A command that is under way: it will be answered by one of its events unless it is cancelled first. */
export interface CommandHandle {
  /** Carries it out. What it throws becomes the command's failure event. */
  begin(): Promise<void>;
  /**
   * Goes on after this process was restarted or was cut off from Asterisk: finds out what became of the command, begins
   * what was never begun and answers what ended unheard.
   */
  reconcile(world: World): Promise<void>;
  /** Takes what Asterisk says of the object named after the command. */
  on?(event: TelephonyEvent): void;
  /** Withdraws it. Also called when the run has ended. */
  cancel(): Promise<void> | void;
}

/** A command that is never answered. Done again after a restart, so it has to bear repetition. */
export interface Action<T extends CommandType> {
  readonly kind: 'action';
  carryOut(command: CommandOf<T>, context: CommandContext): Promise<void>;
}

export interface Operation<T extends CommandType> {
  readonly kind: 'operation';
  /** True where Asterisk's "not found" means that the caller's channel is gone. */
  readonly onChannel?: boolean;
  /** True where beginning may take long: the run takes further events meanwhile. */
  readonly background?: boolean;
  open(command: CommandOf<T>, context: CommandContext): CommandHandle;
  /** The event that an exception becomes. */
  failed(command: CommandOf<T>, failure: CommandFailure): EngineEvent;
}

export type Executor<T extends CommandType> = Action<T> | Operation<T>;

export interface CommandFailure {
  readonly code: string;
  readonly message: string;
}
