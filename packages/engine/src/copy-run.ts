import type { Command, CommandBody } from '@patchbay/flow-schema';
import type { Frame, Run } from './run.ts';

// Written out field by field: a spread over objects of many shapes is a call into the runtime, and these run in every step.

export function copyFrame(frame: Frame): Frame {
  return {
    flowId: frame.flowId,
    version: frame.version,
    nodeId: frame.nodeId,
    state: frame.state,
    data: frame.data,
    variables: frame.variables,
    handlingFailure: frame.handlingFailure,
    lastFailure: frame.lastFailure ?? null,
  };
}

/** A copy of the run whose own fields and innermost frame may be written to; all below is still shared. */
export function copyRun(run: Run): Run {
  const frames = run.frames.slice();
  const top = frames.length - 1;
  if (top >= 0) frames[top] = copyFrame(frames[top] as Frame);
  return {
    format: run.format,
    id: run.id,
    flags: run.flags,
    pins: run.pins,
    call: run.call,
    startedAt: run.startedAt,
    status: run.status,
    end: run.end,
    seq: run.seq,
    stepCount: run.stepCount,
    visits: run.visits,
    visitsSince: run.visitsSince ?? null,
    answer: run.answer,
    hungUp: run.hungUp,
    hungUpBy: run.hungUpBy,
    language: run.language,
    frames,
    outstanding: run.outstanding,
    lifeTimer: run.lifeTimer,
    closing: run.closing,
    terms: run.terms ?? null,
    callRecording: run.callRecording ?? null,
    pausedForSecret: run.pausedForSecret ?? false,
  };
}

/** Gives a command its number. The most frequent ones each have a copy of their own shape. */
export function numbered(command: CommandBody, seq: number): Command {
  switch (command.type) {
    case 'playback.start':
      return { type: command.type, items: command.items, seq };
    case 'timer.start':
      return { type: command.type, durationMs: command.durationMs, seq };
    case 'playback.stop':
      return { type: command.type, target: command.target, seq };
    case 'timer.cancel':
      return { type: command.type, target: command.target, seq };
    default:
      return { ...command, seq };
  }
}
