import { describe, expect, it } from 'vitest';
import { flowAround } from '../testing/flow-around.ts';
import { rehearse } from '../testing/rehearse.ts';
import { setStage } from '../testing/stage.ts';
import calls from './set-routing.call?raw';
import { setRoutingExample } from './set-routing.example.ts';

describe('set routing calls', () => {
  rehearse('set_routing', setRoutingExample, calls, './set-routing.call');

  it('decides for the queues to come where no place is held yet', () => {
    const { engine, run } = setStage(
      flowAround('set_routing', setRoutingExample.config, setRoutingExample.variables ?? []),
    );
    const { commands, run: after } = engine.step(run, { type: 'run.started' }, 0);
    expect(commands.map(({ type }) => type)).not.toContain('queue.change');
    expect(after.terms).toEqual({
      priority: 20,
      vip: true,
      rings: [{ afterMs: 0, wants: { skill: 'french', levelMin: 3 } }],
      whisper: [],
    });
  });
});
