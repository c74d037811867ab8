import type { EngineEvent } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { flowAround } from '../testing/flow-around.ts';
import { rehearse } from '../testing/rehearse.ts';
import { setStage } from '../testing/stage.ts';
import calls from './callback-offer.call?raw';
import { callbackOfferExample } from './callback-offer.example.ts';

/** Accepts the offer and the number outside of any queue, and tells what came of it. */
function acceptedOutside(queueId: string) {
  const { config, variables = [] } = callbackOfferExample;
  const { engine, run: begun } = setStage(flowAround('callback_offer', { ...config, queueId }, variables));
  let run = begun;
  const take = (event: EngineEvent) => {
    const result = engine.step(run, event, 0);
    run = result.run;
    return result;
  };
  take({ type: 'run.started' });
  take({ type: 'call.answered', to: 2 });
  take({ type: 'dtmf.received', digit: '1' });
  return take({ type: 'dtmf.received', digit: '1' });
}

describe('callback offer calls', () => {
  rehearse('callback_offer', callbackOfferExample, calls, './callback-offer.call');

  it('waits from now in the chosen queue where no place is held', () => {
    expect(acceptedOutside('billing').commands.at(-1)).toMatchObject({
      type: 'callback.promise',
      from: null,
      queueId: 'billing',
    });
  });

  it('fails without a place and without a queue', () => {
    const failed = { trace: 'failure', failure: { code: 'queue_not_chosen' }, handledBy: 'port' };
    expect(acceptedOutside('').trace).toContainEqual(
      expect.objectContaining({ ...failed, failure: expect.objectContaining(failed.failure) }),
    );
  });
});
