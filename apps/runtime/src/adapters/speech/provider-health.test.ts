import type { SpeechProviderNews } from '@patchbay/records';
import { describe, expect, it } from 'vitest';
import { SpeechError } from '../../ports/speech.ts';
import { ProviderHealth } from './provider-health.ts';

const down = new SpeechError('speech_unavailable', 'answered 503');
const refused = new SpeechError('speech_refused', 'answered 400');
const id = 'p';

function watched() {
  const news: SpeechProviderNews[] = [];
  return { news, health: new ProviderHealth((one) => news.push(one)) };
}

describe('a provider that fails', () => {
  it('rests 15 s, twice as long after each failure, five minutes at most, and not at all after it spoke', () => {
    const { health } = watched();
    const rests: number[] = [];
    let now = 1_000_000;
    for (let failure = 0; failure < 7; failure++) {
      health.failed(id, down, now);
      const since = now;
      while (health.isResting(id, now)) now += 1_000;
      rests.push((now - since) / 1_000);
    }
    expect(rests).toEqual([15, 30, 60, 120, 240, 300, 300]);
    health.failed(id, down, now);
    health.spoke(id, now + 1);
    expect(health.isResting(id, now + 1)).toBe(false);
    health.failed(id, down, now + 2);
    expect(health.isResting(id, now + 14_000)).toBe(true);
    expect(health.isResting(id, now + 15_002)).toBe(false);
  });

  it('fails once, however many waited for it', () => {
    const { health } = watched();
    for (let caller = 0; caller < 20; caller++) health.failed(id, down, 1_000 + caller);
    expect(health.isResting(id, 15_999)).toBe(true);
    expect(health.isResting(id, 16_000)).toBe(false);
  });

  it('is told of when it begins, changes, lasts a minute and ends', () => {
    const { health, news } = watched();
    health.spoke(id, 0);
    health.spoke(id, 1_000);
    for (const at of [2_000, 3_000, 20_000, 63_000]) health.failed(id, down, at);
    health.failed(id, new SpeechError('speech_timeout', 'no answer'), 64_000);
    health.spoke(id, 65_000);
    expect(news.map(({ at, ok }) => [at.getTime(), ok])).toEqual([
      [0, true],
      [2_000, false],
      [63_000, false],
      [64_000, false],
      [65_000, true],
    ]);
    expect(news[3]).toMatchObject({ failingSince: new Date(2_000), code: 'speech_timeout', message: 'no answer' });
  });

  it('is left alone for refused texts only after three in a row', () => {
    const { health, news } = watched();
    health.failed(id, refused, 1);
    health.failed(id, refused, 2);
    expect([health.isResting(id, 3), news[0]]).toMatchObject([false, { failingSince: null, code: 'speech_refused' }]);
    health.spoke(id, 3);
    health.failed(id, refused, 4);
    health.failed(id, refused, 5);
    expect(health.isResting(id, 6)).toBe(false);
    health.failed(id, refused, 6);
    expect(health.isResting(id, 7)).toBe(true);
  });

  it('is not blamed for a text that is too long', () => {
    const { health, news } = watched();
    health.failed(id, new SpeechError('speech_too_long', '5,000 characters'), 1);
    expect([health.isResting(id, 2), news]).toEqual([false, []]);
  });
});
