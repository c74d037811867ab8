import { pgTable, text } from 'drizzle-orm/pg-core';

/** Where a number is from: the longest prefix that fits counts. Prefixes are digits with a leading `+` for international ones. */
export const numberPlaces = pgTable('number_place', {
  prefix: text('prefix').primaryKey(),
  placeEn: text('place_en').notNull(),
  placeZh: text('place_zh').notNull().default(''),
  /** ISO 3166-1 alpha-2. */
  country: text('country').notNull().default(''),
});
