import { describe, expect, it } from 'vitest';
import { flowAround } from '../testing/flow-around.ts';
import { rehearse } from '../testing/rehearse.ts';
import { setStage } from '../testing/stage.ts';
import calls from './announce-wait.call?raw';
import { announceWaitExample } from './announce-wait.example.ts';

describe('announce wait calls', () => {
  rehearse('announce_wait', announceWaitExample, calls, './announce-wait.call');

  it('fails where nobody waits', () => {
    const { engine, run } = setStage(flowAround('announce_wait', announceWaitExample.config, []));
    const asked = engine.step(run, { type: 'run.started' }, 0);
    const { trace } = engine.step(asked.run, { type: 'call.answered', to: 2 }, 0);
    expect(trace).toContainEqual(expect.objectContaining({ trace: 'failure', nodeId: 'subject', handledBy: 'port' }));
  });
});
