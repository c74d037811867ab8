import { randomUUID } from 'node:crypto';
import { type Database, reviews, type StoredScorecard, scorecards, scorecardVersions } from '@patchbay/drizzle';
import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { nameTaken } from '../field-problems.ts';
import { isUniqueViolation, notFound, RecordError } from '../record-error.ts';
import { checkedScorecard, type ScorecardInput } from './checked-scorecard.ts';

export type Scorecard = typeof scorecards.$inferSelect;
export type ScorecardVersion = typeof scorecardVersions.$inferSelect;

export interface ScorecardItem extends Scorecard {
  readonly questions: number;
  /** Finished ones, of all versions. */
  readonly reviews: number;
}

/** By name. */
export async function listScorecards(db: Database, options: { archived?: boolean } = {}): Promise<ScorecardItem[]> {
  const rows = await db
    .select({
      scorecard: scorecards,
      content: scorecardVersions.content,
      reviews: sql<number>`(select count(*)::int from ${reviews} where ${reviews.scorecardId} = ${scorecards.id} and ${reviews.finishedAt} is not null)`,
    })
    .from(scorecards)
    .innerJoin(scorecardVersions, isCurrent())
    .where(options.archived ? isNotNull(scorecards.archivedAt) : isNull(scorecards.archivedAt))
    .orderBy(asc(scorecards.name));
  return rows.map(({ scorecard, content, reviews: reviewCount }) => ({
    ...scorecard,
    questions: content.sections.reduce((sum, { questions }) => sum + questions.length, 0),
    reviews: reviewCount,
  }));
}

/** @throws RecordError `not_found` */
export async function getScorecard(
  db: Database,
  id: string,
): Promise<{ readonly scorecard: Scorecard; readonly content: StoredScorecard }> {
  const [row] = await db
    .select({ scorecard: scorecards, content: scorecardVersions.content })
    .from(scorecards)
    .innerJoin(scorecardVersions, isCurrent())
    .where(eq(scorecards.id, id));
  if (!row) throw notFound('scorecard', id);
  return row;
}

/** Newest first. */
export async function listScorecardVersions(db: Database, id: string): Promise<ScorecardVersion[]> {
  return await db
    .select()
    .from(scorecardVersions)
    .where(eq(scorecardVersions.scorecardId, id))
    .orderBy(desc(scorecardVersions.version));
}

/** @throws RecordError `value_invalid`, `name_taken` */
export async function createScorecard(
  db: Database,
  actor: Actor,
  input: ScorecardInput,
  id: string = randomUUID(),
): Promise<string> {
  const { name, content } = checkedScorecard(input);
  return await unlessNamed(name, () =>
    audited(db, actor, { action: 'scorecard.created', subject: { kind: 'scorecard', id } }, async (tx) => {
      await tx.insert(scorecards).values({ id, name });
      await tx.insert(scorecardVersions).values({ scorecardId: id, version: 1, content, createdByName: actor.name });
      return { result: id, before: null, after: { name, ...content } };
    }),
  );
}

/**
 * What the form asks becomes its next version, where it changed; reviews begun keep theirs.
 * @param after the version that was read before; another one since is refused
 * @throws RecordError `not_found`, `value_invalid`, `name_taken`, `outdated`
 */
export async function saveScorecard(
  db: Database,
  actor: Actor,
  id: string,
  input: ScorecardInput & { readonly after: number },
): Promise<number> {
  const { name, content } = checkedScorecard(input);
  return await unlessNamed(name, () =>
    audited(db, actor, { action: 'scorecard.changed', subject: { kind: 'scorecard', id } }, async (tx) => {
      await tx.select({ id: scorecards.id }).from(scorecards).where(eq(scorecards.id, id)).for('update');
      const before = await getScorecard(tx, id);
      const { version } = before.scorecard;
      if (version !== input.after) throw outdated(id, version);
      const asksOther = !sameContent(before.content, content);
      if (!asksOther && before.scorecard.name === name) return { result: version, unchanged: true };
      const next = asksOther ? version + 1 : version;
      if (asksOther) {
        await tx
          .insert(scorecardVersions)
          .values({ scorecardId: id, version: next, content, createdByName: actor.name });
      }
      await tx.update(scorecards).set({ name, version: next, updatedAt: new Date() }).where(eq(scorecards.id, id));
      return {
        result: next,
        before: { name: before.scorecard.name, version, ...before.content },
        after: { name, version: next, ...content },
      };
    }),
  );
}

/** Puts a form away, so that no new review is begun with it, or brings it back. @throws RecordError `not_found` */
export async function setScorecardArchived(db: Database, actor: Actor, id: string, archived: boolean): Promise<void> {
  const action = archived ? 'scorecard.archived' : 'scorecard.restored';
  await audited(db, actor, { action, subject: { kind: 'scorecard', id } }, async (tx) => {
    const [before] = await tx.select().from(scorecards).where(eq(scorecards.id, id)).for('update');
    if (!before) throw notFound('scorecard', id);
    if ((before.archivedAt !== null) === archived) return { result: undefined, unchanged: true };
    const archivedAt = archived ? new Date() : null;
    await tx.update(scorecards).set({ archivedAt, updatedAt: new Date() }).where(eq(scorecards.id, id));
    return {
      result: undefined,
      before: { name: before.name, archivedAt: before.archivedAt },
      after: { name: before.name, archivedAt },
    };
  });
}

function isCurrent() {
  return and(eq(scorecardVersions.scorecardId, scorecards.id), eq(scorecardVersions.version, scorecards.version));
}

/** The keys of what the database gives back stand in another order than those of an input. */
function sameContent(a: StoredScorecard, b: StoredScorecard): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, each]) => [key, inOrder(each)]);
}

function outdated(id: string, version: number): RecordError {
  return new RecordError(
    'outdated',
    {
      en: `Somebody saved version ${version} of this scorecard meanwhile. Load it again before you change it.`,
      zh: `此评分表已被他人保存为版本 ${version}。请重新加载后再修改。`,
    },
    `scorecard ${id} is at version ${version}`,
  );
}

async function unlessNamed<T>(name: string, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (isUniqueViolation(error)) throw nameTaken({ en: 'a scorecard called', zh: '评分表' }, name);
    throw error;
  }
}
