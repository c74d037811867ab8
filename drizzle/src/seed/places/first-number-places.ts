import type { numberPlaces } from '../../tables/number-place.ts';
import areaCodes from './area-codes.json' with { type: 'json' };
import countryCodes from './country-codes.json' with { type: 'json' };

/**
 * Where most callers are from: every assigned country code, and the areas of a few countries. People add what they need.
 * Country codes are those of the ITU-T list of assigned E.164 country codes, with the parts of shared ones (such as +1242) as in
 * libphonenumber's metadata, names as in Unicode CLDR. Area codes are those of the national numbering plans: NANPA, Ofcom,
 * Bundesnetzagentur, Arcep, ACMA, and the ministries of communication of China and Japan.
 */
export const firstNumberPlaces: readonly (typeof numberPlaces.$inferInsert)[] = [...countryCodes, ...areaCodes].map(
  ([prefix = '', placeEn = '', placeZh = '', country = '']) => ({ prefix, placeEn, placeZh, country }),
);
