import { describe, expect, it } from 'vitest';
import { changeOf, formatMeasure } from './format-measure';

describe('values of measures', () => {
  it('are written by their unit', () => {
    expect(formatMeasure(12_345, 'count', 'en')).toBe('12,345');
    expect(formatMeasure(0.875, 'share', 'en')).toBe('87.5 %');
    expect(formatMeasure(65_400, 'duration', 'en')).toBe('1:05');
    expect(formatMeasure(12_000_000, 'duration', 'en')).toBe('3 h 20 min');
    expect(formatMeasure(7_199_999, 'duration', 'zh')).toBe('2 小时');
    expect(formatMeasure(4.333, 'score', 'en')).toBe('4.33');
    expect(formatMeasure(null, 'share', 'en')).toBe('–');
  });

  it('are compared in per cent, shares in points', () => {
    const count = { unit: 'count', moreIsWorse: true } as const;
    expect(changeOf(110, 100, count, 'en')).toEqual({ text: '+10 %', verdict: 'worse' });
    expect(changeOf(90, 100, count, 'en')).toEqual({ text: '-10 %', verdict: 'better' });
    expect(changeOf(0.8, 0.75, { unit: 'share', moreIsWorse: false }, 'en')).toEqual({
      text: '+5 pts',
      verdict: 'better',
    });
    expect(changeOf(5, 0, count, 'en').text).toBeNull();
    expect(changeOf(5, null, count, 'en')).toEqual({ text: null, verdict: 'neutral' });
  });
});
