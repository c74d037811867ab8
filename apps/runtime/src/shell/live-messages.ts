import type { Run, StepResult } from '@patchbay/engine';
import type { EngineEvent } from '@patchbay/flow-schema';
import type { LiveMessage } from '@patchbay/records';
import type { RootFlow } from '../ports/journal.ts';

/** What open screens are told of a step. */
export function liveMessagesOf(
  before: Run,
  result: StepResult,
  about: { readonly root: RootFlow; readonly event: EngineEvent; readonly now: number },
): LiveMessage[] {
  const { root, event, now } = about;
  const callId = before.id;
  const messages: LiveMessage[] = [];
  if (event.type === 'run.started') messages.push({ type: 'call.started', callId, ...root, at: now });
  for (const entry of result.trace) {
    if (entry.trace === 'flow.left') {
      messages.push({ type: 'call.left', callId, flowId: entry.flowId, depth: entry.depth, at: now });
    }
    if (entry.trace !== 'node.entered' && entry.trace !== 'node.left') continue;
    const { flowId, version, nodeId, depth } = entry;
    const port = entry.trace === 'node.left' ? entry.port : null;
    messages.push({ type: 'call.step', callId, flowId, version, nodeId, depth, port, at: now });
  }
  if (result.run.status === 'ended') {
    messages.push({ type: 'call.ended', callId, ...root, reason: result.run.end?.reason ?? 'bug', at: now });
  }
  return messages;
}
