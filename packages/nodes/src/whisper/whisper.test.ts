import { describe, expect, it } from 'vitest';
import { flowAround } from '../testing/flow-around.ts';
import { rehearse } from '../testing/rehearse.ts';
import { setStage } from '../testing/stage.ts';
import calls from './whisper.call?raw';
import { whisperExample } from './whisper.example.ts';

describe('whisper calls', () => {
  rehearse('whisper', whisperExample, calls, './whisper.call');

  it('keeps what is to be heard with the values of the moment', () => {
    const { engine, run } = setStage(flowAround('whisper', whisperExample.config, whisperExample.variables ?? []));
    const { run: after } = engine.step(run, { type: 'run.started' }, 0);
    expect(after.terms?.whisper).toEqual([{ kind: 'speech', text: 'Here is Ada', language: 'en-US' }]);
  });
});
