import { customerNumbers, customers, type Database } from '@patchbay/drizzle';
import { eq, inArray } from 'drizzle-orm';
import parsePhoneNumber, { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max';
import { getSetting } from '../settings.ts';

/**
 * A number as customers' numbers are kept: E.164 where it is a valid public number as dialled in `homeCountry`, else what
 * can be dialled of it. Null where that is nothing.
 */
export function normalizeNumber(number: string, homeCountry: string): string | null {
  const plain = number
    .trim()
    .replace(/^sips?:/i, '')
    .replace(/@.*$/, '');
  const country = isSupportedCountry(homeCountry) ? (homeCountry as CountryCode) : undefined;
  const parsed = parsePhoneNumber(plain.replace(/^00/, '+'), country);
  if (parsed?.isValid()) return parsed.number;
  const dialled = plain.replace(/[\s()./-]/g, '');
  if (/^\+?[0-9*#]{1,40}$/.test(dialled)) return dialled;
  // A SIP user with a name instead of a number.
  return /^[0-9A-Za-z*#_.-]{1,40}$/.test(plain) ? plain : null;
}

/** The ways in which a line may tell a number that is kept like this. */
export function numberAsTold(number: string, homeCountry: string): string[] {
  const parsed = number.startsWith('+') ? parsePhoneNumber(number) : undefined;
  if (!parsed) return [number];
  const digits = number.slice(1);
  const national = parsed.country === homeCountry ? [parsed.formatNational().replace(/[^0-9]/g, '')] : [];
  return [...new Set([number, digits, `00${digits}`, ...national, ...national.map((one) => one.replace(/^0/, ''))])];
}

/** Whose number this is; null where nobody's. The number may be written in any way that can be dialled. */
export async function findCustomerByNumber(
  db: Database,
  number: string,
): Promise<typeof customers.$inferSelect | null> {
  const normal = normalizeNumber(number, await getSetting(db, 'centre.homeCountry'));
  if (normal === null) return null;
  const [row] = await db
    .select({ customer: customers })
    .from(customerNumbers)
    .innerJoin(customers, eq(customers.id, customerNumbers.customerId))
    .where(inArray(customerNumbers.number, [normal, number]))
    .limit(1);
  return row?.customer ?? null;
}
