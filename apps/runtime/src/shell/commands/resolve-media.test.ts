import type { Json, MaybeSensitive } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import type { PromptSound } from '../../ports/prompt-source.ts';
import { MediaError, resolveMedia } from './resolve-media.ts';

interface Spoken {
  readonly text: string;
  readonly language: string;
  readonly sensitive: boolean;
}

function world(sound: PromptSound | null) {
  const spoken: Spoken[] = [];
  const play = (values?: Record<string, MaybeSensitive<Json>>) =>
    resolveMedia(
      [
        {
          kind: 'prompt',
          promptId: 'balance',
          revision: 'r1',
          language: 'en-US',
          ...(values === undefined ? {} : { values }),
        },
      ],
      {
        clock: { now: () => 0, preciseMs: () => 0, after: () => () => undefined },
        prompts: {
          revision: async () => sound,
          texts: async () => [],
          audio: async (id) => (id === 'gone' ? null : `/audio/${id}`),
        },
        speech: {
          render: async (wanted) => {
            spoken.push(wanted);
            return { path: `/speech/${spoken.length}`, durationMs: 1 };
          },
        },
      },
    );
  return { play, spoken };
}

const text = 'Your balance is {{ balance as money EUR }}. Goodbye.';

describe('a prompt of the library', () => {
  it('is spoken in one go with its values in words', async () => {
    const { play, spoken } = world({ kind: 'text', text, language: 'en-US' });
    expect(await play({ balance: 12.5 })).toEqual(['/speech/1']);
    expect(spoken).toEqual([
      { text: 'Your balance is twelve euros and fifty cents. Goodbye.', language: 'en-US', sensitive: false },
    ]);
  });

  it('keeps a secret value out of what is stored', async () => {
    const { play, spoken } = world({ kind: 'text', text, language: 'en-US' });
    await play({ balance: { $sensitive: 1 } });
    expect(spoken.map(({ sensitive }) => sensitive)).toEqual([true]);
  });

  it('plays what was recorded of the words and speaks the rest around it', async () => {
    const { play, spoken } = world({
      kind: 'text',
      text,
      language: 'en-US',
      wordsAudio: { 'Your balance is': 'a1', 'Words of an older text': 'a2' },
    });
    expect(await play({ balance: { $sensitive: 3 } })).toEqual(['/audio/a1', '/speech/1', '/speech/2']);
    expect(spoken.map((one) => [one.text, one.sensitive])).toEqual([
      ['three euros', true],
      ['. Goodbye.', false],
    ]);
  });

  it('fails by a name where a value, a recording or the prompt is not there', async () => {
    const code = async (playing: Promise<string[]>) =>
      playing.then(
        () => null,
        (error: unknown) => (error instanceof MediaError ? error.code : error),
      );
    expect(await code(world({ kind: 'text', text, language: 'en-US' }).play())).toBe('value_missing');
    expect(await code(world({ kind: 'audio', audioId: 'gone' }).play())).toBe('audio_missing');
    expect(await code(world(null).play())).toBe('prompt_missing');
  });
});
