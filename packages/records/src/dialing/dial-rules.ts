import { randomUUID } from 'node:crypto';
import { type Database, dialRules, numbers } from '@patchbay/drizzle';
import { asc, eq, max } from 'drizzle-orm';
import { isSupportedCountry } from 'libphonenumber-js/max';
import { type Actor, audited } from '../audit.ts';
import { isHostName } from '../egress/host-name.ts';
import { notFound, RecordError } from '../record-error.ts';
import { getSetting } from '../settings.ts';
import type { DialContext, DialRule } from './decide-dial.ts';

export type StoredDialRule = typeof dialRules.$inferSelect;

export interface DialRuleInput {
  readonly kind: DialRule['kind'];
  readonly pattern: string;
  readonly allow: boolean;
  readonly note: string;
}

/** In the order in which they are read. */
export async function listDialRules(db: Database): Promise<StoredDialRule[]> {
  return await db.select().from(dialRules).orderBy(asc(dialRules.position), asc(dialRules.id));
}

/** All that `decideDial` needs besides the destination. */
export async function loadDialContext(db: Database): Promise<{ rules: DialRule[]; context: DialContext }> {
  const [rules, bound, homeCountry] = await Promise.all([
    listDialRules(db),
    db.select({ number: numbers.number }).from(numbers),
    getSetting(db, 'centre.homeCountry'),
  ]);
  return { rules, context: { homeCountry, internalNumbers: new Set(bound.map((row) => row.number)) } };
}

/** Adds a rule after the others. @throws RecordError `pattern_invalid` */
export async function createDialRule(db: Database, actor: Actor, input: DialRuleInput): Promise<StoredDialRule> {
  const id = randomUUID();
  const pattern = checkedPattern(input);
  return await audited(db, actor, { action: 'dial_rule.created', subject: { kind: 'dial_rule', id } }, async (tx) => {
    const [last] = await tx.select({ position: max(dialRules.position) }).from(dialRules);
    const [rule] = await tx
      .insert(dialRules)
      .values({ ...input, id, pattern, position: (last?.position ?? 0) + 1 })
      .returning();
    if (!rule) throw notFound('dial_rule', id);
    return { result: rule, before: null, after: rule };
  });
}

/** @throws RecordError `not_found`, `pattern_invalid` */
export async function updateDialRule(
  db: Database,
  actor: Actor,
  id: string,
  input: DialRuleInput,
): Promise<StoredDialRule> {
  const pattern = checkedPattern(input);
  return await audited(db, actor, { action: 'dial_rule.changed', subject: { kind: 'dial_rule', id } }, async (tx) => {
    const [before] = await tx.select().from(dialRules).where(eq(dialRules.id, id)).for('update');
    const [rule] = await tx
      .update(dialRules)
      .set({ ...input, pattern })
      .where(eq(dialRules.id, id))
      .returning();
    if (!before || !rule) throw notFound('dial_rule', id);
    return { result: rule, before, after: rule };
  });
}

/** Puts the rules into this order; rules not named keep their order behind the named ones. */
export async function reorderDialRules(db: Database, actor: Actor, ids: readonly string[]): Promise<void> {
  const subject = { kind: 'dial_rule', id: '*' } as const;
  await audited(db, actor, { action: 'dial_rule.reordered', subject }, async (tx) => {
    const before = await tx.select().from(dialRules).orderBy(asc(dialRules.position), asc(dialRules.id)).for('update');
    const known = new Set(before.map((rule) => rule.id));
    const unknown = ids.find((id) => !known.has(id));
    if (unknown !== undefined) throw notFound('dial_rule', unknown);
    const after = [...new Set([...ids, ...known])];
    for (const [at, id] of after.entries()) {
      await tx
        .update(dialRules)
        .set({ position: at + 1 })
        .where(eq(dialRules.id, id));
    }
    return { result: undefined, before: before.map((rule) => rule.id), after };
  });
}

/** @throws RecordError `not_found` */
export async function deleteDialRule(db: Database, actor: Actor, id: string): Promise<void> {
  await audited(db, actor, { action: 'dial_rule.deleted', subject: { kind: 'dial_rule', id } }, async (tx) => {
    const [rule] = await tx.delete(dialRules).where(eq(dialRules.id, id)).returning();
    if (!rule) throw notFound('dial_rule', id);
    return { result: undefined, before: rule, after: null };
  });
}

const patterns: Record<
  DialRule['kind'],
  { normal(pattern: string): string; fits(pattern: string): boolean; en: string; zh: string }
> = {
  prefix: {
    normal: (pattern) => pattern.replace(/[\s()./-]/g, ''),
    fits: (pattern) => /^(\+[1-9][0-9]{0,14}|[0-9]{2,6})$/.test(pattern),
    en: 'a prefix such as +49 or +8621, or one whole short code such as 95588',
    zh: '号码前缀（如 +49、+8621），或一个完整的短号码（如 95588）',
  },
  country: {
    normal: (pattern) => pattern.trim().toUpperCase(),
    fits: isSupportedCountry,
    en: 'a country code of two letters such as CN, DE or US',
    zh: '两位国家代码，如 CN、DE 或 US',
  },
  sip_domain: {
    normal: (pattern) => pattern.trim().toLowerCase().replace(/\.$/, ''),
    fits: isHostName,
    en: 'a host such as sip.example.com',
    zh: '主机名，如 sip.example.com',
  },
  internal: {
    normal: (pattern) => pattern.trim(),
    fits: (pattern) => pattern === '*' || /^[+]?[0-9A-Za-z*#_.-]{1,64}$/.test(pattern),
    en: 'a number of this installation, or * for all of them',
    zh: '本系统的一个号码，或以 * 表示全部',
  },
};

function checkedPattern(input: DialRuleInput): string {
  const rule = patterns[input.kind];
  const pattern = rule.normal(input.pattern);
  if (rule.fits(pattern)) return pattern;
  throw new RecordError(
    'pattern_invalid',
    { en: `"${input.pattern}" does not fit: write ${rule.en}.`, zh: `“${input.pattern}”无效，请填写${rule.zh}。` },
    `dial rule ${input.kind} "${input.pattern}"`,
  );
}
