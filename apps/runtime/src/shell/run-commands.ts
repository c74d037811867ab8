import type { Run } from '@patchbay/engine';
import type { CallFacts, Command, CommandType } from '@patchbay/flow-schema';
import type { Log } from '../ports/log.ts';
import type { Meters } from '../ports/meters.ts';
import type { TelephonyEvent } from '../ports/telephony.ts';
import type { Action, CommandContext, CommandHandle, CommandPorts, Operation } from './commands/command-context.ts';
import { commandTable } from './commands/command-table.ts';
import { failureOf, isCutOff, isNotFound } from './commands/failure.ts';
import type { Conversations } from './conversations/conversations.ts';
import type { RunRouting } from './routing/run-routing.ts';
import type { World } from './world.ts';

export interface RunCommandsParts {
  readonly ports: CommandPorts;
  readonly log: Log;
  readonly meters: Meters;
  readonly runId: string;
  readonly channelId: string;
  readonly call: CallFacts;
  readonly routing: RunRouting;
  readonly conversations: Conversations;
  hasHungUp(): boolean;
  worldEpoch(): number;
  post(event: Parameters<CommandContext['post']>[0]): void;
  /** The caller's channel does not exist any more. */
  channelMissing(): void;
}

/** The commands of one run that are under way. */
export class RunCommands {
  private readonly underWay = new Map<number, { readonly command: Command; readonly handle: CommandHandle }>();
  private readonly told = new Set<number>();
  /** Commands without an answer that may not have left. They bear to be repeated. */
  private cutOff: Command[] = [];

  constructor(private readonly parts: RunCommandsParts) {}

  /** Carries a command out. Whatever goes wrong becomes the command's own failure event. */
  async execute(command: Command, at: number): Promise<void> {
    const executor = commandTable[command.type] as Action<CommandType> | Operation<CommandType>;
    this.parts.meters.count('commands_total', 1, command.type);
    if (executor.kind === 'action') {
      await this.attempt(command, () => executor.carryOut(command as never, this.contextOf(command, at)));
      return;
    }
    const handle = this.open(command, at);
    const begun = this.attempt(command, () => handle.begin());
    if (!executor.background) await begun;
  }

  /** Knows the command again after a restart, without doing anything yet. */
  adopt(command: Command, at: number, told: boolean): void {
    if (told) this.told.add(command.seq);
    this.open(command, at);
  }

  /** Notes commands that an earlier life of this process may not have carried out. */
  repeatLater(commands: readonly Command[]): void {
    this.cutOff.push(...commands);
  }

  /** Finds out what became of everything under way. */
  async reconcile(world: World, outstanding: Run['outstanding'], now: number): Promise<void> {
    for (const command of this.cutOff.splice(0)) await this.execute(command, now);
    for (const { seq } of outstanding) {
      const known = this.underWay.get(seq);
      if (known) await this.attempt(known.command, () => known.handle.reconcile(world));
    }
  }

  /** Hands on what Asterisk says of an object named `runId.seq`. */
  heard(seq: number, event: TelephonyEvent): boolean {
    const known = this.underWay.get(seq);
    known?.handle.on?.(event);
    return known !== undefined;
  }

  /** Lets every command under way know a key that the caller pressed. */
  heardDigit(event: TelephonyEvent): void {
    for (const { handle } of this.underWay.values()) handle.on?.(event);
  }

  /** Notes that the run has taken an event for the command. */
  noteAnswer(seq: number): void {
    this.told.add(seq);
  }

  /** Forgets what the run no longer waits for. */
  keepOnly(outstanding: Run['outstanding']): void {
    for (const seq of this.underWay.keys()) {
      if (outstanding.some((one) => one.seq === seq)) continue;
      this.underWay.delete(seq);
      this.told.delete(seq);
    }
  }

  /** Withdraws all that is still under way, at the end of the run. */
  async cancelAll(): Promise<void> {
    const open = [...this.underWay.values()];
    this.underWay.clear();
    for (const { command, handle } of open) {
      try {
        await handle.cancel();
      } catch (error) {
        if (!isCutOff(error)) this.parts.log.warn('a command could not be withdrawn', { error, seq: command.seq });
      }
    }
  }

  private open(command: Command, at: number): CommandHandle {
    const operation = commandTable[command.type] as Operation<CommandType>;
    const handle = operation.open(command as never, this.contextOf(command, at));
    this.underWay.set(command.seq, { command, handle });
    return handle;
  }

  private async attempt(command: Command, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (isCutOff(error)) {
        // `reconcile` begins operations again once Asterisk is back; actions are repeated from this list.
        if (commandTable[command.type].kind === 'action') this.cutOff.push(command);
        return;
      }
      const executor = commandTable[command.type] as Action<CommandType> | Operation<CommandType>;
      // Asterisk has told, or will tell, that the channel is gone; this answer has only overtaken it.
      if (executor.kind === 'operation' && executor.onChannel && isNotFound(error)) this.parts.channelMissing();
      const failure = failureOf(error);
      this.parts.meters.count('command_failures_total', 1, command.type);
      this.parts.log.warn('a command failed', { command: command.type, seq: command.seq, code: failure.code, error });
      if (executor.kind === 'operation') this.parts.post(executor.failed(command as never, failure));
    }
  }

  private contextOf(command: Command, at: number): CommandContext {
    const { ports, log, runId, channelId, call, routing, conversations, worldEpoch, post } = this.parts;
    const { clock, telephony, prompts, speech, http, scripts, recordings, dialPlan, businessData } = ports;
    return {
      clock,
      telephony,
      prompts,
      speech,
      http,
      scripts,
      recordings,
      dialPlan,
      businessData,
      runId,
      channelId,
      call,
      calledNumber: call.calledNumber,
      routing,
      conversations,
      log,
      at,
      worldEpoch,
      post,
      hasHungUp: () => this.parts.hasHungUp(),
      told: () => this.told.has(command.seq),
      handle: (seq) => this.underWay.get(seq)?.handle,
    };
  }
}
