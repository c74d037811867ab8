import { describe, expect, it } from 'vitest';
import { positionSentence, waitSentence } from './wait-sentences.ts';

describe('what is said of the wait', () => {
  it.each<[number, number, string, string]>([
    [0, 30, 'The wait is less than a minute.', '预计等待时间不到一分钟。'],
    [0, 60, 'The wait is less than a minute.', '预计等待时间不到一分钟。'],
    [0, 120, 'The wait is up to two minutes.', '预计等待时间不超过两分钟。'],
    [45, 60, 'The wait is about one minute.', '预计等待约一分钟。'],
    [60, 120, 'The wait is one to two minutes.', '预计等待一到两分钟。'],
    [120, 180, 'The wait is two to three minutes.', '预计等待两到三分钟。'],
    [300, 300, 'The wait is about five minutes.', '预计等待约五分钟。'],
    [600, 900, 'The wait is ten to fifteen minutes.', '预计等待十到十五分钟。'],
    [1_320, 1_500, 'The wait is twenty-two to twenty-five minutes.', '预计等待二十二到二十五分钟。'],
    [3_600, 7_200, 'The wait is more than an hour.', '预计等待时间超过一小时。'],
    [2_700, 4_500, 'The wait is forty-five to seventy-five minutes.', '预计等待四十五到七十五分钟。'],
  ])('%i to %i seconds', (fromS, toS, en, zh) => {
    expect(waitSentence({ fromS, toS }, 'en-US')).toEqual({ text: en, language: 'en-US' });
    expect(waitSentence({ fromS, toS }, 'zh-CN')).toEqual({ text: zh, language: 'zh-CN' });
  });

  it.each<[number, string, string]>([
    [1, 'You are next in line.', '您排在第一位。'],
    [2, 'You are number two in line.', '您目前排在第二位。'],
    [12, 'You are number twelve in line.', '您目前排在第十二位。'],
  ])('place %i', (place, en, zh) => {
    expect(positionSentence(place, 'en').text).toBe(en);
    expect(positionSentence(place, 'zh').text).toBe(zh);
  });

  it('says it in English where a language has no sentences of its own', () => {
    expect(positionSentence(1, 'de-DE')).toEqual({ text: 'You are next in line.', language: 'en' });
  });
});
