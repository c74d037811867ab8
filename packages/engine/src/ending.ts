import { type CommandBody, commandAnswers, type Failure, type RunEndReason } from '@patchbay/flow-schema';
import { apologyFor } from './apology.ts';
import { StepContext } from './node-context.ts';
import type { Outstanding, Run } from './run.ts';
import type { StepWork } from './step-work.ts';

/** Long enough for any apology; ends the run should the end of its playback never be reported. */
const apologyMsMax = 30_000;

/** Q.850: 16 normal call clearing, 41 temporary failure. */
const causes = { normal: 16, temporaryFailure: 41 } as const;

function withdraw(work: StepWork, entry: Outstanding): void {
  const { cancel } = commandAnswers[entry.type];
  if (cancel === null) work.settle(entry.seq);
  else work.emit({ type: cancel, target: entry.seq } as CommandBody, null);
}

/** Gives up the places that outer flows hold: whoever has hung up waits for nobody. */
export function giveUpPlaces(work: StepWork): void {
  for (const entry of work.run.outstanding.slice()) {
    if (entry.depth < work.depth && commandAnswers[entry.type].held === true) withdraw(work, entry);
  }
}

/** Withdraws what the current node left behind. Each such command is a defect of its node type, and traced as one. */
export function sweepNode(work: StepWork, options: { keepHeld?: boolean } = {}): void {
  const { depth, frame } = work;
  work.resumeAfterSecret();
  for (const entry of work.run.outstanding.slice()) {
    if (entry.nodeId === null || entry.nodeId !== frame.nodeId || entry.depth !== depth) continue;
    if (options.keepHeld === true && commandAnswers[entry.type].held === true) continue;
    const { nodeId, seq, type } = entry;
    // What cannot be withdrawn is no defect of whoever leaves before it was answered.
    if (commandAnswers[type].cancel === null) {
      work.settle(seq);
      continue;
    }
    work.trace.push({ trace: 'outstanding.swept', nodeId, depth, seq, command: type });
    withdraw(work, entry);
  }
}

/** Stops the current node where it stands: the node withdraws what it has outstanding, then the engine what is left. */
export function interrupt(work: StepWork): void {
  const { frame } = work;
  if (frame.state !== null && work.run.closing === null) {
    const { node } = work;
    node.type.cancel(new StepContext(work, node, frame.data), frame.state);
  }
  sweepNode(work);
}

/** Leaves the flows inside the one at `depth` where they stand: what that one waited for has come. */
export function leaveInnerFlows(work: StepWork, depth: number): void {
  while (work.depth > depth) {
    interrupt(work);
    work.trace.push({ trace: 'flow.left', flowId: work.frame.flowId, depth: work.depth });
    work.pop();
  }
}

/** How a run ends that cannot go on because its call is over. */
export function hungUpReason(run: Run): RunEndReason {
  return run.hungUpBy === 'caller' ? 'caller_hung_up' : 'hung_up';
}

/** Ends the run: nothing stays outstanding and the call is hung up. The node has left or was interrupted before. */
export function finish(work: StepWork, reason: RunEndReason, failure: Failure | null = null): void {
  const { run } = work;
  for (const entry of run.outstanding.slice()) withdraw(work, entry);
  const apologetic = reason === 'failed' || reason === 'bug';
  const cause = apologetic && run.answer !== 'answered' ? causes.temporaryFailure : causes.normal;
  work.emit({ type: 'call.hangup', cause }, null);
  run.lifeTimer = null;
  run.closing = null;
  run.status = 'ended';
  run.end = { reason, at: work.now, failure };
  work.trace.push({ trace: 'run.ended', reason });
}

/** The polite default: an apology in the run's language where the caller can hear it, then the end. */
export function close(work: StepWork, reason: RunEndReason, failure: Failure | null = null): void {
  const { run } = work;
  if (run.hungUp || run.answer !== 'answered') {
    finish(work, reason, failure);
    return;
  }
  for (const entry of run.outstanding.slice()) withdraw(work, entry);
  run.lifeTimer = null;
  const { text, language } = apologyFor(run.language);
  const playback = work.emit({ type: 'playback.start', items: [{ kind: 'speech', text, language }] }, null);
  const timer = work.emit({ type: 'timer.start', durationMs: apologyMsMax }, null);
  run.closing = { reason, failure, playback, timer };
}
