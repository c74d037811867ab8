import { describe, expect, it } from 'vitest';
import { namedNumber, replaceTexts } from './named-number.ts';

const berlin = namedNumber(['+493012345678', '493012345678', '00493012345678', '03012345678', '3012345678']);

describe('a number in what was written down', () => {
  it.each([
    '+493012345678',
    '00493012345678',
    '03012345678',
    '+49 (30) 1234-5678',
    'Ada Lovelace +493012345678',
    'called 030/12345678, twice',
    // What somebody searched by.
    '345678',
    '30 12345',
  ])('is found in %j', (text) => {
    expect(berlin.isIn(text)).toBe(true);
    const plain = text.replace(/[\s()./-]/g, '');
    expect(berlin.marks.some((mark) => plain.includes(mark))).toBe(true);
  });

  it.each([
    '',
    '+4930123456789',
    '+493012345679',
    // Too little to tell anybody by.
    '45678',
    'order 345678',
    '2026-11-21',
    '3012345a-0000-4000-8000-000000345678',
    '++',
  ])('is not found in %j', (text) => {
    expect(berlin.isIn(text)).toBe(false);
  });

  it('without its country is found in a text, also where that is not one’s own', () => {
    const berlin = namedNumber(['+4930555123', '4930555123', '004930555123']);
    expect(['Mail of 030/555123', 'of 30 555 123.', 'of 930555123'].map(berlin.isIn)).toEqual([true, true, true]);
    expect(['of 555123', 'of 1230555123', 'of 305551234'].map(berlin.isIn)).toEqual([false, false, false]);
  });

  it('that is short, or a name, is found as it stands alone', () => {
    const desk = namedNumber(['2001']);
    expect(['2001', ' 2001 ', 'in 2001', '12001'].map(desk.isIn)).toEqual([true, true, false, false]);
    expect(['ada', 'adaptive'].map(namedNumber(['ada']).isIn)).toEqual([true, false]);
  });

  it('is replaced wherever it stands in a value, which stays what it was otherwise', () => {
    const value = { filter: { number: '3012345678', from: null, pages: 3 }, list: ['x', '+493012345678'] };
    expect(replaceTexts(value, berlin.isIn, 'R')).toEqual({
      filter: { number: 'R', from: null, pages: 3 },
      list: ['x', 'R'],
    });
  });
});
