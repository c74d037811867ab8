import { type Database, settings } from '@patchbay/drizzle';
import type { Json } from '@patchbay/flow-schema';
import { formulaSettingsSchema } from '@patchbay/reports';
import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { type Actor, audited } from './audit.ts';
import { RecordError } from './record-error.ts';

const timeZoneSchema = z
  .string()
  .refine(isTimeZone, 'must be an IANA time zone such as Europe/Berlin or Asia/Shanghai');

/** Every setting of the installation with its shape and its default. */
const settingSchemas = {
  'centre.name': z.string().min(1).max(100).default('Patchbay'),
  'centre.timeZone': timeZoneSchema.default('UTC'),
  /** ISO 3166: how numbers without a country code are understood. */
  'centre.homeCountry': z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a country code of two capitals such as CN, DE or US')
    .default('US'),
  /** Shown to those we call where neither flow nor trunk says a number. */
  'calls.callerId': z.string().max(40).default(''),
  /** How long a caller waits for an agent whose browser was closed or cut off in mid-call, before they wait in the queue again. */
  'calls.seatReturnSeconds': z.int().min(1).max(300).default(20),
  /** Whether what one person wants to publish has to be approved by another. */
  'flows.publishNeedsApproval': z.boolean().default(false),
  /** How reports work figures out where nobody chose otherwise. */
  'reports.formula': formulaSettingsSchema.prefault({}),
  /** How long calls are kept with their steps and all that was written down about them; null: for ever. Counts of reports stay. */
  'calls.keepDays': z.int().min(1).max(36_500).nullable().default(null),
  /** How long past calls can be replayed event by event; null: as long as the calls. */
  'journal.keepDays': z.int().min(1).max(36_500).nullable().default(null),
  'recordings.keepDays': z.int().min(1).max(3650).default(90),
  /** What of this installation is demonstration data and may be removed as a whole; null when there is none. */
  'demo.data': z
    .object({
      flowIds: z.array(z.string()),
      promptIds: z.array(z.string()),
      numbers: z.array(z.string()),
      callIdPrefix: z.string(),
      /** What the ids of its queues, people, customers and words begin with; null where there are none. */
      centrePrefix: z.string().min(4).nullable().default(null),
    })
    .nullable()
    .default(null),
} as const;

export type SettingKey = keyof typeof settingSchemas;
export type SettingValue<K extends SettingKey> = z.infer<(typeof settingSchemas)[K]>;
export type Settings = { readonly [K in SettingKey]: SettingValue<K> };

export const settingKeys = Object.keys(settingSchemas) as SettingKey[];

/** The stored value, or the default where none is stored or where the stored one no longer fits. */
export async function getSetting<K extends SettingKey>(db: Database, key: K): Promise<SettingValue<K>> {
  const [row] = await db.select().from(settings).where(eq(settings.key, key));
  return read(key, row?.value);
}

export async function getSettings(db: Database): Promise<Settings> {
  const rows = await db.select().from(settings);
  const stored = new Map(rows.map((row) => [row.key, row.value]));
  return Object.fromEntries(settingKeys.map((key) => [key, read(key, stored.get(key))])) as unknown as Settings;
}

/** @throws RecordError `value_invalid` */
export async function setSetting<K extends SettingKey>(
  db: Database,
  actor: Actor,
  key: K,
  value: SettingValue<K>,
): Promise<void> {
  const parsed = settingSchemas[key].safeParse(value);
  if (!parsed.success) {
    const why = parsed.error.issues.map((issue) => issue.message).join('; ');
    throw new RecordError(
      'value_invalid',
      { en: `The setting ${key} cannot be this: ${why}.`, zh: `设置 ${key} 的值无效：${why}。` },
      `setting ${key}: ${why}`,
    );
  }
  await audited(db, actor, { action: 'setting.changed', subject: { kind: 'setting', id: key } }, async (tx) => {
    const [row] = await tx.select().from(settings).where(eq(settings.key, key)).for('update');
    const after = parsed.data as Json;
    // A column of JSON takes null for no value at all, and no value is what null means here too.
    if (after === null) await tx.delete(settings).where(eq(settings.key, key));
    else {
      await tx
        .insert(settings)
        .values({ key, value: after, updatedAt: new Date() })
        .onConflictDoUpdate({ target: settings.key, set: { value: after, updatedAt: new Date() } });
    }
    return { result: undefined, before: row?.value ?? null, after };
  });
}

function read<K extends SettingKey>(key: K, stored: Json | undefined): SettingValue<K> {
  const schema: z.ZodType = settingSchemas[key];
  const parsed = schema.safeParse(stored);
  return (parsed.success ? parsed.data : schema.parse(undefined)) as SettingValue<K>;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
