import {
  type Command,
  type CommandBody,
  commandAnswers,
  type FlowDocument,
  type Json,
  type MaybeSensitive,
} from '@patchbay/flow-schema';
import { NodeBug } from './bug.ts';
import { cancelCommands } from './cancel-commands.ts';
import type { CompiledFlow, CompiledNode } from './compile-flow.ts';
import { copyFrame, copyRun, numbered } from './copy-run.ts';
import { type BehaviourFlag, behaviourFlags } from './flags.ts';
import type { Frame, Outstanding, Run, RunLimits, TraceEntry } from './run.ts';

/** What a step needs from the engine it belongs to. */
export interface EngineRoom {
  readonly limits: RunLimits;
  flow(version: string): CompiledFlow;
}

/** How long visits are counted together while the caller waits in a queue. */
const visitsPeriodMs = 1_000;

/**
 * One step in progress: a copy of the run that may be written to, the commands and the trace so far. The run it was made from
 * stays as it was: frames, variables, visits and outstanding commands are copied before their first change.
 */
export class StepWork {
  readonly run: Run;
  readonly commands: Command[] = [];
  readonly trace: TraceEntry[] = [];
  private ownsVisits = false;
  private ownsOutstanding = false;
  private ownsVariables = false;

  constructor(
    readonly room: EngineRoom,
    before: Run,
    readonly now: number,
  ) {
    this.run = copyRun(before);
  }

  get depth(): number {
    return this.run.frames.length - 1;
  }

  get frame(): Frame {
    return this.run.frames[this.run.frames.length - 1] as Frame;
  }

  get flow(): CompiledFlow {
    return this.room.flow(this.frame.version);
  }

  /** The node the run stands at. */
  get node(): CompiledNode {
    const node = this.flow.nodes.get(this.frame.nodeId);
    if (node === undefined) throw new NodeBug(`The flow has no node "${this.frame.nodeId}"`);
    return node;
  }

  get document(): FlowDocument {
    return this.flow.document;
  }

  has(flag: keyof typeof behaviourFlags): boolean {
    const number: BehaviourFlag = behaviourFlags[flag];
    return this.run.flags.includes(number);
  }

  /** The place in a queue that an outer flow holds, while this flow is what its caller hears. */
  outerJoin(): Outstanding | null {
    const { depth } = this;
    if (depth === 0) return null;
    return this.run.outstanding.findLast((entry) => entry.type === 'queue.join' && entry.depth < depth) ?? null;
  }

  /**
   * How often since the caller last acted. Whoever waits in a queue need not act, and hears the same over and over: there,
   * visits are counted anew every second, which still stops a loop that takes no time.
   */
  countVisit(key: string): number {
    if (this.outerJoin() !== null && this.now - (this.run.visitsSince ?? Number.NEGATIVE_INFINITY) >= visitsPeriodMs) {
      this.forgetVisits();
      this.run.visitsSince = this.now;
    }
    if (!this.ownsVisits) {
      this.run.visits = { ...this.run.visits };
      this.ownsVisits = true;
    }
    const visits = (this.run.visits[key] ?? 0) + 1;
    this.run.visits[key] = visits;
    return visits;
  }

  forgetVisits(): void {
    this.run.visits = {};
    this.ownsVisits = true;
  }

  setVariable(name: string, value: MaybeSensitive<Json>): void {
    const { frame } = this;
    if (!this.ownsVariables) {
      frame.variables = { ...frame.variables };
      this.ownsVariables = true;
    }
    frame.variables[name] = value;
    this.trace.push({ trace: 'variable.set', flowId: frame.flowId, depth: this.depth, name, value });
  }

  push(frame: Frame): void {
    this.run.frames.push(frame);
    this.ownsVariables = true;
  }

  pop(): void {
    this.run.frames.pop();
    const top = this.run.frames.length - 1;
    this.run.frames[top] = copyFrame(this.run.frames[top] as Frame);
    this.ownsVariables = false;
  }

  /** Sets a variable of a flow that need not be the innermost one. */
  setOuterVariable(depth: number, name: string, value: MaybeSensitive<Json>): void {
    if (depth === this.depth) {
      this.setVariable(name, value);
      return;
    }
    const frame = this.run.frames[depth] as Frame;
    this.run.frames[depth] = { ...frame, variables: { ...frame.variables, [name]: value } };
    this.trace.push({ trace: 'variable.set', flowId: frame.flowId, depth, name, value });
  }

  /** Takes a command off the list of those still to be answered. */
  settle(seq: number): Outstanding | null {
    const { outstanding } = this.run;
    const at = outstanding.findIndex((entry) => entry.seq === seq);
    if (at < 0) return null;
    const entry = outstanding[at] as Outstanding;
    if (this.ownsOutstanding) outstanding.splice(at, 1);
    else {
      this.run.outstanding = outstanding.filter((each) => each !== entry);
      this.ownsOutstanding = true;
    }
    return entry;
  }

  /** Gives a command on behalf of a node, or of the engine itself (`nodeId` null). */
  emit(command: CommandBody, nodeId: string | null): number {
    const { run } = this;
    const rule = commandAnswers[command.type];
    if (rule === undefined) throw new NodeBug(`There is no command "${String(command.type)}"`);
    if (cancelCommands.has(command.type) && 'target' in command && !this.withdraw(command.target, nodeId))
      return run.seq;
    if (command.type === 'call.hangup') {
      if (run.hungUp) return run.seq;
      run.hungUp = true;
      run.hungUpBy = 'system';
    }
    if (command.type === 'call.record') this.noteRecording(command.action);
    run.seq += 1;
    this.commands.push(numbered(command, run.seq));
    if (rule.ends.length > 0) {
      if (!this.ownsOutstanding) {
        run.outstanding = run.outstanding.slice();
        this.ownsOutstanding = true;
      }
      run.outstanding.push({ seq: run.seq, type: command.type, depth: this.depth, nodeId });
    }
    return run.seq;
  }

  /** What the flow says of the recording: a pause for a secret is not undone where the flow itself has paused. */
  private noteRecording(action: 'start' | 'stop' | 'pause' | 'resume'): void {
    if (action === 'stop') this.run.callRecording = null;
    else this.run.callRecording = action === 'pause' ? 'paused' : 'on';
  }

  /** While a secret is asked for, nothing of it gets into the recording of the call, whoever has started that. */
  pauseForSecret(): void {
    const { run } = this;
    if (run.pausedForSecret === true || run.callRecording === 'paused' || !this.has('secretsPauseRecording')) return;
    const before = run.callRecording ?? null;
    this.emit({ type: 'call.record', action: 'pause' }, null);
    run.callRecording = before;
    run.pausedForSecret = true;
  }

  /** The secret is over. */
  resumeAfterSecret(): void {
    const { run } = this;
    if (run.pausedForSecret !== true) return;
    run.pausedForSecret = false;
    if (run.hungUp) return;
    const before = run.callRecording ?? null;
    this.emit({ type: 'call.record', action: 'resume' }, null);
    run.callRecording = before;
  }

  /** False where there is nothing left to withdraw: the answer has been here already. */
  private withdraw(target: number, nodeId: string | null): boolean {
    const entry = this.run.outstanding.find((each) => each.seq === target);
    if (entry === undefined) return false;
    if (nodeId !== null && (entry.nodeId !== nodeId || entry.depth !== this.depth)) {
      throw new NodeBug(`Node "${nodeId}" withdraws command ${target}, which is not its own`);
    }
    this.settle(target);
    return true;
  }
}
