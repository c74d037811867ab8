import { describe, expect, it } from 'vitest';
import { durationMsOf, levelled, readWav, soundRateHz, writeWav } from './sound.ts';
import { parseVoices, voiceFor } from './voices.ts';

describe('sound', () => {
  it('is the same after writing and reading, whatever length the header claims', () => {
    const samples = Int16Array.from([0, 1, -1, 32_767, -32_768]);
    const file = writeWav(samples);
    file.writeUInt32LE(0x7ffff000, 40);
    expect(readWav(file)).toEqual({ samples, rateHz: soundRateHz });
    expect(durationMsOf(writeWav(new Int16Array(16_000)).length)).toBe(1_000);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('x'.repeat(100))],
    ['stereo', stereo()],
  ])('of %s is no sound', (_, file) => {
    expect(readWav(file)).toBeNull();
  });

  it('comes to one level and never clips', () => {
    const quiet = Int16Array.from({ length: 1_000 }, (_, index) => Math.round(2_000 * Math.sin(index / 5)));
    const loud = quiet.map((sample) => sample * 10);
    const level = (samples: Int16Array) => Math.max(...samples.map(Math.abs));
    expect(Math.abs(level(levelled(quiet)) - level(levelled(loud)))).toBeLessThan(400);
    const spike = Int16Array.from([...quiet, 32_000]);
    expect(level(levelled(spike))).toBeLessThanOrEqual(30_000);
    expect(levelled(new Int16Array(10))).toEqual(new Int16Array(10));
  });
});

function stereo(): Buffer {
  const file = writeWav(new Int16Array(10));
  file.writeUInt16LE(2, 22);
  return file;
}

describe('voices', () => {
  const listing = `Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  cmn             --/M      Chinese_(Mandarin,_latin_as_English) sit/cmn
 5  en-gb           --/M      English_(Great_Britain) gmw/en
 2  en-us           --/M      English_(America)  gmw/en-US
 5  pt-br           --/M      Portuguese_(Brazil) roa/pt-BR
 5  de              --/M      German             gmw/de
`;
  const known = parseVoices(listing);

  it.each([
    ['en-US', 'en-us'],
    ['en', 'en-us'],
    ['en-NZ', 'en-gb'],
    ['zh-CN', 'cmn'],
    ['zh-Hans-CN', 'cmn'],
    ['de-AT', 'de'],
    ['pt-PT', 'pt-br'],
  ])('%s is spoken by %s', (language, voice) => {
    expect(voiceFor(language, known)).toBe(voice);
  });

  it('of a language nobody speaks are none', () => {
    expect(voiceFor('tlh', known)).toBeNull();
  });
});
