import { describe, expect, it } from 'vitest';
import { firstNumberPlaces } from './first-number-places.ts';

describe('the first places of numbers', () => {
  it('have a prefix of their own, names in both languages and a country code', () => {
    const prefixes = firstNumberPlaces.map(({ prefix }) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    for (const place of firstNumberPlaces) {
      expect(place.prefix).toMatch(/^\+[1-9]\d{0,6}$/);
      expect(place.placeEn).not.toBe('');
      expect(place.placeZh).toMatch(/\p{Script=Han}/u);
      expect(place.country).toMatch(/^([A-Z]{2})?$/);
    }
  });

  it('know every country, and cities of some', () => {
    const placeOf = (number: string) =>
      firstNumberPlaces
        .filter(({ prefix }) => number.startsWith(prefix))
        .sort((a, b) => b.prefix.length - a.prefix.length)[0]?.placeEn;
    expect(placeOf('+8613800138000')).toBe('Mobile, China');
    expect(placeOf('+861085120000')).toBe('Beijing, China');
    expect(placeOf('+12425551234')).toBe('Bahamas');
    expect(placeOf('+74951234567')).toBe('Russia');
    expect(placeOf('+35850123456')).toBe('Finland');
  });
});
