import { builtInVoiceId } from '@patchbay/flow-schema';
import type { SpeechProviderRecord } from '@patchbay/records';
import { describe, expect, it } from 'vitest';
import type { SpeechVoice } from '../../ports/speech.ts';
import { MemoryLog } from '../memory/memory-log.ts';
import { ListedVoices, nearestLanguage } from './listed-voices.ts';

const silent = async () => new Int16Array();
const builtIn: SpeechVoice = { id: 'espeak', providerId: null, takesSensitive: true, synthesize: silent };

function provider(id: string, voices: readonly [string, string, number | null][], enabled = true) {
  return {
    id,
    enabled,
    voices: voices.map(([language, voice, position]) => ({
      id: `${id}.${voice}`,
      providerId: id,
      language,
      voice,
      position,
    })),
  } as unknown as SpeechProviderRecord;
}

function listed(readProviders: () => Promise<readonly SpeechProviderRecord[]>, log = new MemoryLog()) {
  const voiceOf = ({ id }: SpeechProviderRecord, voice: string) => ({
    ...builtIn,
    id: `${id}/${voice}`,
    providerId: id,
  });
  return new ListedVoices({ builtIn, readProviders, voiceOf, log });
}

async function speakers(voices: ListedVoices, language: string): Promise<string[]> {
  return (await voices.of(language)).map(({ id }) => id);
}

describe('the voices of a language', () => {
  const voices = listed(async () => [
    provider('a', [
      ['en-US', 'second', 1],
      ['en-US', 'tried', null],
      ['en', 'any', 0],
    ]),
    provider('b', [['en-US', 'first', 0]]),
    provider('off', [['en-US', 'nobody', 0]], false),
  ]);

  it('are asked in their order over all providers that are on, the built-in one last', async () => {
    expect(await speakers(voices, 'en-US')).toEqual(['b/first', 'a/second', 'espeak']);
    expect(await speakers(voices, 'en-GB')).toEqual(['a/any', 'espeak']);
    expect(await speakers(voices, 'zh-CN')).toEqual(['espeak']);
  });

  it('are known by their ids, those that are only tried and those that are off too', async () => {
    expect((await voices.byId('a.tried'))?.id).toBe('a/tried');
    expect((await voices.byId('off.nobody'))?.id).toBe('off/nobody');
    expect(await voices.byId(builtInVoiceId)).toBe(builtIn);
    expect(await voices.byId('gone')).toBeNull();
  });

  it('go on while the store is away', async () => {
    let isAway = false;
    const log = new MemoryLog();
    const kept = listed(async () => {
      if (isAway) throw new Error('away');
      return [provider('a', [['en', 'any', 0]])];
    }, log);
    expect(await kept.byId('a.any')).not.toBeNull();
    isAway = true;
    // Asked by id, they are read anew.
    expect(await kept.byId('a.any')).not.toBeNull();
    expect(await speakers(kept, 'en')).toEqual(['a/any', 'espeak']);
    expect(log.lines.some(({ level }) => level === 'warn')).toBe(true);
  });
});

it.each([
  ['zh-Hans-CN', ['zh', 'zh-Hans'], 'zh-Hans'],
  ['en-us', ['en-US'], 'en-US'],
  ['en', ['en-US'], null],
  ['eng', ['en'], null],
])('%s among %j is served by %s', (language, known, nearest) => {
  expect(nearestLanguage(language, known)).toBe(nearest);
});
