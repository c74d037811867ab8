import type { JsonObject } from '@patchbay/flow-schema';
import { describe, expect, test } from 'vitest';
import { stageOf } from './test-flows.ts';

function heard(content: JsonObject[], languages: string[] = ['en'], extra: JsonObject = {}) {
  const { engine, begin } = stageOf({
    main: {
      nodes: {
        s: 'start',
        lang: ['set', { variable: 'x', value: '1', ...extra }],
        say: ['say', { content }],
        bye: 'end',
      },
      edges: 's.next>lang lang.next>say say.next>bye',
      languages,
      variables: [
        { name: 'x', type: 'number' },
        { name: 'total', type: 'money', initial: 12.5 },
        { name: 'pin', type: 'text', sensitive: true, initial: '42' },
      ],
    },
  });
  let run = engine.begin(begin);
  run = engine.step(run, { type: 'run.started' }, 0).run;
  const { commands, run: after } = engine.step(run, { type: 'call.answered', to: 2 }, 0);
  const played = commands.find(({ type }) => type === 'playback.start');
  if (after.closing !== null) return after.closing;
  return played?.type === 'playback.start' ? played.items : null;
}

const hello = { kind: 'text', text: { en: 'Hello', 'zh-CN': '您好', de: 'Hallo' } };

describe('prompts', () => {
  test.each([
    ['en', ['en'], 'Hello', 'en'],
    ['de-AT', ['en'], 'Hallo', 'de'],
    ['zh', ['en'], '您好', 'zh-CN'],
    ['fr', ['zh-CN', 'en'], '您好', 'zh-CN'],
    ['fr', ['it'], 'Hello', 'en'],
  ])('[P1] in %s, of a flow in %j', (language, languages, text, spoken) => {
    expect(heard([hello], languages, { language })).toEqual([{ kind: 'speech', text, language: spoken }]);
  });

  test('[P1] recordings are chosen the same way, and one without any language is a failure', () => {
    const recording = { kind: 'recording', audio: { zh: 'a1', en: 'a2' } };
    expect(heard([recording], ['zh-CN'])).toEqual([{ kind: 'audio', audioId: 'a1' }]);
    expect(heard([{ kind: 'recording', audio: {} }])).toMatchObject({ failure: { code: 'prompt_audio_missing' } });
  });

  test('[P2] saved prompts are pinned', () => {
    expect(heard([{ kind: 'prompt', promptId: 'greeting' }])).toEqual([
      { kind: 'prompt', promptId: 'greeting', revision: 'r7', language: 'en' },
    ]);
    expect(heard([{ kind: 'prompt', promptId: 'other' }])).toMatchObject({ failure: { code: 'prompt_not_pinned' } });
  });

  test('[P2] and what they read out is worked out when they are played', () => {
    const values = { due: 'total * 2', code: 'pin' };
    expect(heard([{ kind: 'prompt', promptId: 'greeting', values }])).toEqual([
      {
        kind: 'prompt',
        promptId: 'greeting',
        revision: 'r7',
        language: 'en',
        values: { due: 25, code: { $sensitive: '42' } },
      },
    ]);
    expect(heard([{ kind: 'prompt', promptId: 'greeting', values: { due: 'nobody' } }])).toMatchObject({
      reason: 'failed',
    });
  });

  test('[P3] texts are filled in, values put in words, empty parts left out', () => {
    const content = [
      { kind: 'text', text: { en: 'You owe {{ total }}, or' } },
      { kind: 'value', value: 'total', as: 'money', currency: 'EUR' },
      { kind: 'text', text: { en: ' {{ null }} ' } },
      { kind: 'value', value: 'pin', as: 'digits' },
    ];
    expect(heard(content)).toEqual([
      { kind: 'speech', text: 'You owe 12.5, or', language: 'en' },
      { kind: 'speech', text: 'twelve euros and fifty cents', language: 'en' },
      { kind: 'speech', text: { $sensitive: 'four two' }, language: 'en' },
    ]);
    expect(heard([{ kind: 'text', text: { en: '{{ nobody }}' } }])).toMatchObject({
      reason: 'failed',
    });
  });
});
