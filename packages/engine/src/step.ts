import { commandAnswers, type Decision, type EngineEvent, type RunEndReason } from '@patchbay/flow-schema';
import { admit, advance, entryDepth, startFlow } from './advance.ts';
import { close, finish, giveUpPlaces, hungUpReason, interrupt, leaveInnerFlows } from './ending.ts';
import { StepContext } from './node-context.ts';
import type { Outstanding, Run } from './run.ts';
import type { StepResult } from './step-result.ts';
import { type EngineRoom, StepWork } from './step-work.ts';
import { fitVariable } from './variables.ts';

type Answer = Extract<EngineEvent, { readonly to: number }>;
type Handler = (context: StepContext, event: EngineEvent) => Decision;

function ignore(work: StepWork, event: EngineEvent, why: 'late' | 'not_handled' | 'ended'): void {
  work.trace.push({ trace: 'event.ignored', event: event.type, why });
}

/** Whether the node of an outer flow waits for this event, behind all that is heard meanwhile. */
function outerHandles(work: StepWork, event: EngineEvent, depth: number): boolean {
  const frame = work.run.frames[depth];
  const node = frame === undefined ? undefined : work.room.flow(frame.version).nodes.get(frame.nodeId);
  if (frame?.state == null || node === undefined || work.run.closing !== null) return false;
  const transitions = node.type.on[frame.state] as Readonly<Record<string, unknown>> | undefined;
  return typeof transitions?.[event.type] === 'function';
}

/** What the current node does with an event, or null where it does nothing with it. */
function handlerFor(work: StepWork, event: EngineEvent): Handler | null {
  const { state } = work.frame;
  if (state === null || work.run.closing !== null) return null;
  const transitions = work.node.type.on[state] as Readonly<Record<string, unknown>> | undefined;
  const handler = transitions?.[event.type];
  return typeof handler === 'function' ? (handler as Handler) : null;
}

function deliver(work: StepWork, event: EngineEvent): boolean {
  const handler = handlerFor(work, event);
  if (handler === null) return false;
  work.run.stepCount += 1;
  if (work.run.stepCount > work.room.limits.stepsMax) {
    work.trace.push({ trace: 'limit.reached', limit: 'steps' });
    interrupt(work);
    close(work, 'limit_steps');
    return true;
  }
  const { node } = work;
  advance(work, handler(new StepContext(work, node, work.frame.data), event));
  return true;
}

function start(work: StepWork, event: EngineEvent): void {
  if (work.run.status !== 'waiting') {
    ignore(work, event, 'late');
    return;
  }
  work.run.status = 'running';
  work.run.lifeTimer = work.emit({ type: 'timer.start', durationMs: work.room.limits.lifeMsMax }, null);
  advance(work, startFlow(work));
}

function stop(work: StepWork, reason: RunEndReason): void {
  interrupt(work);
  finish(work, reason);
}

function hungUp(work: StepWork, event: Extract<EngineEvent, { type: 'call.hungup' }>): void {
  const { run } = work;
  if (run.hungUp) {
    ignore(work, event, 'late');
    return;
  }
  run.hungUp = true;
  run.hungUpBy = event.by;
  if (run.closing !== null) {
    finish(work, run.closing.reason, run.closing.failure);
    return;
  }
  // A node that is in the middle of something may see it through, such as keeping the message it is recording.
  if (handlerFor(work, event) !== null) giveUpPlaces(work);
  if (deliver(work, event)) return;
  stop(work, hungUpReason(run));
}

/** What a stuck run is let out by: the node is a failure, which the flow handles as any other. */
function abandoned(work: StepWork, event: Extract<EngineEvent, { type: 'node.abandoned' }>): void {
  const { run } = work;
  if (event.depth >= run.frames.length || run.frames.length === 0) {
    ignore(work, event, 'late');
    return;
  }
  if (run.closing !== null) {
    finish(work, run.closing.reason, run.closing.failure);
    return;
  }
  if (run.hungUp) {
    stop(work, hungUpReason(run));
    return;
  }
  leaveInnerFlows(work, event.depth);
  interrupt(work);
  advance(work, { kind: 'fail', failure: { code: 'abandoned', message: event.reason } });
}

function pressed(work: StepWork, event: EngineEvent): void {
  work.forgetVisits();
  if (work.frame.handlingFailure && work.has('inputRearmsErrorHandler')) work.frame.handlingFailure = false;
  if (!deliver(work, event)) ignore(work, event, 'not_handled');
}

/** An answer to one of the engine's own commands. */
function answerEngine(work: StepWork, event: Answer, entry: Outstanding): void {
  const { run } = work;
  if (entry.seq === run.lifeTimer) {
    run.lifeTimer = null;
    work.trace.push({ trace: 'limit.reached', limit: 'life' });
    interrupt(work);
    close(work, 'limit_life');
  } else if (run.closing !== null) {
    finish(work, run.closing.reason, run.closing.failure);
  } else if (event.type === 'call.answered') {
    run.answer = 'answered';
    // The node that asked for it may have been left meanwhile, with the flow it stood in.
    if (work.frame.state === null) advance(work, admit(work, work.node));
  } else if (event.type === 'call.failed') {
    finish(work, 'failed', { code: event.code, message: event.message });
  }
}

function answered(work: StepWork, event: Answer): void {
  const { outstanding } = work.run;
  const entry = outstanding.find(({ seq }) => seq === event.to);
  const rule = entry === undefined ? null : commandAnswers[entry.type];
  const ends = rule?.ends.includes(event.type) === true;
  if (entry === undefined || !(ends || rule?.during.includes(event.type) === true)) {
    ignore(work, event, 'late');
    return;
  }
  if (event.type === 'agent.acted' && entryDepth(work, event.nodeId) < 0) {
    ignore(work, event, 'late');
    return;
  }
  if (ends) work.settle(entry.seq);
  if (entry.nodeId !== null && entry.depth < work.depth) {
    if (!outerHandles(work, event, entry.depth)) {
      ignore(work, event, 'not_handled');
      return;
    }
    leaveInnerFlows(work, entry.depth);
  }
  if (entry.nodeId === null) answerEngine(work, event, entry);
  else if (!deliver(work, event)) ignore(work, event, 'not_handled');
}

/** Only what the form itself declares to write: the rest of the flow is nothing that an agent fills in. */
function filled(work: StepWork, event: Extract<EngineEvent, { type: 'form.filled' }>): void {
  const depth = work.run.frames.findLastIndex(({ flowId }) => flowId === event.flowId);
  const flow = depth < 0 ? undefined : work.room.flow(work.run.frames[depth]?.version ?? '');
  const form = flow?.nodes.get(event.nodeId);
  if (flow === undefined || form === undefined || form.problem !== null) {
    ignore(work, event, 'late');
    return;
  }
  for (const { variable } of form.type.writes(form.config)) {
    const declared = flow.variables.get(variable);
    const value = Object.hasOwn(event.values, variable) ? event.values[variable] : undefined;
    if (declared === undefined || value === undefined) continue;
    const fitted = fitVariable(declared, value);
    if (fitted.ok) work.setOuterVariable(depth, variable, fitted.value);
    else
      work.trace.push({ trace: 'failure', nodeId: event.nodeId, depth, failure: fitted.failure, handledBy: 'default' });
  }
}

function dispatch(work: StepWork, event: EngineEvent): void {
  switch (event.type) {
    case 'run.started':
      start(work, event);
      return;
    case 'run.cancelled':
      stop(work, 'cancelled');
      return;
    case 'node.abandoned':
      abandoned(work, event);
      return;
    case 'call.hungup':
      hungUp(work, event);
      return;
    case 'dtmf.received':
      pressed(work, event);
      return;
    case 'form.filled':
      filled(work, event);
      return;
    default:
      if (typeof event.to === 'number') answered(work, event);
      else ignore(work, event, 'not_handled');
  }
}

function resultOf(work: StepWork): StepResult {
  return { run: work.run, commands: work.commands, trace: work.trace };
}

/** A bug in a node type or the engine ends its own run and nothing else; what the failed step had begun is thrown away. */
function endByBug(room: EngineRoom, before: Run, event: EngineEvent, now: number, error: unknown): StepResult {
  const work = new StepWork(room, before, now);
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if ('to' in event) work.settle(event.to);
  if (event.type === 'call.hungup') {
    work.run.hungUp = true;
    work.run.hungUpBy = event.by;
  }
  work.trace.push({ trace: 'bug', nodeId: before.frames.at(-1)?.nodeId ?? null, message });
  finish(work, 'bug', { code: 'bug', message: error instanceof Error ? error.message : String(error) });
  return resultOf(work);
}

/** Takes one event: the run as it is afterwards, the commands to be carried out in order, and what happened on the way. */
export function step(room: EngineRoom, before: Run, event: EngineEvent, now: number): StepResult {
  if (before.status === 'ended') {
    return { run: before, commands: [], trace: [{ trace: 'event.ignored', event: event.type, why: 'ended' }] };
  }
  try {
    const work = new StepWork(room, before, now);
    dispatch(work, event);
    return resultOf(work);
  } catch (error) {
    return endByBug(room, before, event, now, error);
  }
}
