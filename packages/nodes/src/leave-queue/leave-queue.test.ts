import { describe, expect, it } from 'vitest';
import { flowAround } from '../testing/flow-around.ts';
import { rehearse } from '../testing/rehearse.ts';
import { setStage } from '../testing/stage.ts';
import calls from './leave-queue.call?raw';
import { leaveQueueExample } from './leave-queue.example.ts';

describe('leave queue calls', () => {
  rehearse('leave_queue', leaveQueueExample, calls, './leave-queue.call');

  it('fails where there is no queue to leave', () => {
    const { engine, run } = setStage(flowAround('leave_queue', leaveQueueExample.config, []));
    const { trace } = engine.step(run, { type: 'run.started' }, 0);
    expect(trace).toContainEqual(expect.objectContaining({ trace: 'failure', nodeId: 'subject', handledBy: 'port' }));
  });
});
