import type { Decision, Failure, Json, MaybeSensitive } from '@patchbay/flow-schema';
import { NodeBug } from './bug.ts';
import type { CompiledNode } from './compile-flow.ts';
import { close, finish, hungUpReason, interrupt, leaveInnerFlows, sweepNode } from './ending.ts';
import { StepContext } from './node-context.ts';
import type { Frame } from './run.ts';
import type { StepWork } from './step-work.ts';
import { initialVariables } from './variables.ts';

/** The port that failures leave by; every node has it, declared or not. */
const failedPort = 'failed';

/** What follows now, or null where the run waits for an event or has ended. */
type Next = Decision | null;

/** Carries out a decision and all that follow from it, until the run waits for an event or has ended. */
export function advance(work: StepWork, decision: Next): void {
  let next = decision;
  while (next !== null && work.run.status !== 'ended') next = apply(work, next);
}

function apply(work: StepWork, decision: Decision): Next {
  switch (decision.kind) {
    case 'stay':
      return stay(work, decision);
    case 'leave':
      return leave(work, decision.port);
    case 'fail':
      return fail(work, decision.failure);
    case 'enter_flow':
      return enterFlow(work, decision);
    case 'end_run':
      sweepNode(work);
      if (decision.reason === 'completed' && work.depth > 0) return returnFromFlow(work, null, decision.exit ?? null);
      finish(work, decision.reason);
      return null;
    case 'go_to':
      return goTo(work, decision.nodeId);
  }
}

/** The nearest flow, from here outwards, that has this node to be entered without an edge. */
export function entryDepth(work: StepWork, nodeId: string): number {
  return work.run.frames.findLastIndex(({ version }) => work.room.flow(version).nodes.get(nodeId)?.type.entry === true);
}

function goTo(work: StepWork, nodeId: string): Next {
  const depth = entryDepth(work, nodeId);
  if (depth < 0) return fail(work, { code: 'node_unknown', message: `The flow has no node "${nodeId}" to go to` });
  sweepNode(work);
  leaveInnerFlows(work, depth);
  sweepNode(work);
  traceLeft(work, '', nodeId);
  return enter(work, work.flow.nodes.get(nodeId) as CompiledNode);
}

function stay(work: StepWork, { state, data }: Extract<Decision, { kind: 'stay' }>): Next {
  const { frame, node } = work;
  if (!node.states.has(state)) throw new NodeBug(`Node type "${node.type.type}" has no state "${state}"`);
  if (frame.state !== state) {
    frame.state = state;
    work.trace.push({ trace: 'state.changed', nodeId: node.id, depth: work.depth, state });
  }
  frame.data = data;
  return null;
}

function traceLeft(work: StepWork, port: string, to: string | null): void {
  const { flowId, version, nodeId } = work.frame;
  work.trace.push({ trace: 'node.left', flowId, version, nodeId, depth: work.depth, port, to });
}

function leave(work: StepWork, port: string): Next {
  const { node } = work;
  const optional = node.ports.get(port);
  if (optional === undefined && port !== failedPort) {
    throw new NodeBug(`Node type "${node.type.type}" leaves by a port "${port}" that it does not declare`);
  }
  const target = node.edges.get(port);
  if (target === undefined && optional !== true) {
    return fail(work, { code: 'port_unconnected', message: `Port "${port}" of node "${node.id}" leads nowhere` });
  }
  sweepNode(work);
  traceLeft(work, port, target?.id ?? null);
  if (target !== undefined) return enter(work, target);
  if (work.depth > 0) return returnFromFlow(work, null);
  finish(work, 'completed');
  return null;
}

function fail(work: StepWork, failure: Failure): Next {
  const { flow, frame, node, depth } = work;
  sweepNode(work);
  const target = node.edges.get(failedPort);
  const handler = frame.handlingFailure || flow.errorHandler === node ? null : flow.errorHandler;
  const handledBy = target ? 'port' : handler ? 'flow' : depth > 0 ? 'caller' : 'default';
  work.trace.push({ trace: 'failure', nodeId: node.id, depth, failure, handledBy });
  frame.lastFailure = { code: failure.code, node: node.id };
  if (target) {
    traceLeft(work, failedPort, target.id);
    return enter(work, target);
  }
  if (handler) {
    frame.handlingFailure = true;
    traceLeft(work, failedPort, handler.id);
    return enter(work, handler);
  }
  if (depth > 0) return returnFromFlow(work, failure);
  close(work, 'failed', failure);
  return null;
}

/** Null where the limit ended the run. */
function withinLimits(work: StepWork, node: CompiledNode): boolean {
  const { limits } = work.room;
  work.run.stepCount += 1;
  const visits = work.countVisit(`${work.depth}/${node.id}`);
  const limit = work.run.stepCount > limits.stepsMax ? 'steps' : visits > limits.visitsWithoutInputMax ? 'loop' : null;
  if (limit === null) return true;
  work.trace.push({ trace: 'limit.reached', limit });
  close(work, limit === 'steps' ? 'limit_steps' : 'limit_loop');
  return false;
}

/** Goes to a node of the current flow: first the limits, then the node. */
export function enter(work: StepWork, node: CompiledNode): Next {
  const { frame } = work;
  frame.nodeId = node.id;
  frame.state = null;
  frame.data = {};
  if (!withinLimits(work, node)) return null;
  const { flowId, version } = frame;
  work.trace.push({ trace: 'node.entered', flowId, version, nodeId: node.id, depth: work.depth });
  return admit(work, node);
}

/** Lets a node begin that the run has gone to, once it has what it requires of the call. */
export function admit(work: StepWork, node: CompiledNode): Next {
  const { run } = work;
  if (node.problem !== null) return { kind: 'fail', failure: node.problem };
  if (run.hungUp && node.needsCall) {
    finish(work, hungUpReason(run));
    return null;
  }
  if (node.needsAnswer && run.answer !== 'answered') {
    // Asked already by a flow that was left meanwhile: what waits now begins when the answer comes.
    if (run.answer === 'none') work.emit({ type: 'call.answer' }, null);
    run.answer = 'asked';
    return null;
  }
  if (node.sensitiveInput) work.pauseForSecret();
  return node.type.enter(new StepContext(work, node));
}

/** Begins a flow in its own frame, which is on top already: at its start, or where the run was told to begin. */
export function startFlow(work: StepWork): Next {
  const { flow, frame, depth } = work;
  work.trace.push({ trace: 'flow.entered', flowId: frame.flowId, version: frame.version, depth });
  const first = flow.nodes.get(frame.nodeId) ?? flow.start;
  if (first !== null) return enter(work, first);
  const failure = { code: 'flow_without_start', message: `"${flow.document.name}" has no start` };
  work.trace.push({ trace: 'failure', nodeId: '', depth, failure, handledBy: depth > 0 ? 'caller' : 'default' });
  if (depth > 0) return returnFromFlow(work, failure);
  close(work, 'failed', failure);
  return null;
}

/**
 * A flow that cannot be entered is a failure of the node; to one that holds a place meanwhile it is as a flow that failed at once,
 * and one that tries again and again meets the limits.
 */
function refuseFlow(work: StepWork, failure: Failure): Next {
  const { node, frame, depth } = work;
  const holds = work.run.outstanding.some((entry) => entry.nodeId === frame.nodeId && entry.depth === depth);
  if (!holds || node.type.resume === undefined) return fail(work, failure);
  if (!withinLimits(work, node)) return null;
  return node.type.resume(new StepContext(work, node, frame.data), { outputs: {}, failure, exit: null });
}

function enterFlow(work: StepWork, decision: Extract<Decision, { kind: 'enter_flow' }>): Next {
  const { flowId, inputs, state, data } = decision;
  stay(work, { kind: 'stay', state, data });
  sweepNode(work, { keepHeld: true });
  const refuse = (failure: Failure): Next => refuseFlow(work, failure);
  const version = work.run.pins.flows[flowId];
  if (version === undefined) {
    return refuse({ code: 'flow_not_pinned', message: `The run does not know the flow "${flowId}"` });
  }
  if (work.run.frames.length >= work.room.limits.flowDepthMax) {
    return refuse({
      code: 'flow_depth',
      message: `Flows enter each other more than ${work.room.limits.flowDepthMax} deep`,
    });
  }
  const flow = work.room.flow(version);
  const initial = initialVariables(flow, inputs);
  if (!initial.ok) return refuse(initial.failure);
  work.push({
    flowId,
    version,
    nodeId: flow.start?.id ?? '',
    state: null,
    data: {},
    variables: initial.variables,
    handlingFailure: false,
    lastFailure: null,
  });
  return startFlow(work);
}

function outputsOf(frame: Frame, names: readonly string[]): Record<string, MaybeSensitive<Json>> {
  const outputs: Record<string, MaybeSensitive<Json>> = {};
  for (const name of names) outputs[name] = frame.variables[name] ?? null;
  return outputs;
}

/** Goes back to the node that entered this flow, with its outputs or with the failure it could not handle. */
function returnFromFlow(work: StepWork, failure: Failure | null, exit: string | null = null): Next {
  const { frame, depth } = work;
  const outputs = failure === null ? outputsOf(frame, work.flow.outputs) : {};
  work.trace.push({ trace: 'flow.left', flowId: frame.flowId, depth });
  work.pop();
  const { node } = work;
  if (work.run.hungUp && node.needsCall) {
    interrupt(work);
    finish(work, hungUpReason(work.run));
    return null;
  }
  if (node.type.resume === undefined) throw new NodeBug(`Node type "${node.type.type}" cannot go on after a sub-flow`);
  return node.type.resume(new StepContext(work, node, work.frame.data), { outputs, failure, exit });
}
