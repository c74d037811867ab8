import { randomUUID } from 'node:crypto';
import { type Database, scheduleRevisions, schedules, users } from '@patchbay/drizzle';
import {
  type Calendar,
  calendarOf,
  type HolidayListContent,
  type HoursContent,
  holidayListContentSchema,
  hoursContentSchema,
  scheduleProblems,
} from '@patchbay/flow-schema';
import { and, asc, desc, eq, inArray, isNotNull, isNull, max } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { nameTaken, noteProblems, refuseProblems } from '../field-problems.ts';
import { isUniqueViolation, notFound, RecordError } from '../record-error.ts';
import { refuseWhereHoursAreUsed } from './schedule-uses.ts';

export type ScheduleKind = 'hours' | 'holidays';
export type Schedule = typeof schedules.$inferSelect;
type ScheduleRevision = typeof scheduleRevisions.$inferSelect;

const kindNames = {
  hours: { en: 'opening hours called', zh: '营业时间' },
  holidays: { en: 'a list of holidays called', zh: '节假日列表' },
} as const;

/** What the two kinds say. */
export interface ScheduleContents {
  hours: HoursContent;
  holidays: HolidayListContent;
}

export interface ScheduleItem<K extends ScheduleKind = ScheduleKind> extends Schedule {
  /** What calls are told; null before the first publication. */
  readonly published: (ScheduleRevision & { content: ScheduleContents[K] }) | null;
  /** The newest revision: the draft, or what is published. */
  readonly latest: ScheduleRevision & { content: ScheduleContents[K] };
}

/** The content as it is kept. @throws RecordError `value_invalid` with every problem by its field */
function checkedContent<K extends ScheduleKind>(kind: K, content: ScheduleContents[K]): ScheduleContents[K] {
  const schema = kind === 'hours' ? hoursContentSchema : holidayListContentSchema;
  const parsed = schema.safeParse(content);
  const notes = noteProblems();
  for (const issue of parsed.error?.issues ?? []) {
    notes.add(issue.path.join('.'), issue.message, '格式不正确');
  }
  if (parsed.success) {
    for (const { field, reason } of scheduleProblems(parsed.data)) notes.add(field, reason.en, reason.zh);
  }
  refuseProblems({ en: 'What you entered', zh: '所填内容' }, notes);
  return parsed.data as ScheduleContents[K];
}

/** Opening hours or a list of holidays with a first revision, not yet published. @throws RecordError `name_taken`, `value_invalid` */
export async function createSchedule<K extends ScheduleKind>(
  db: Database,
  actor: Actor,
  input: { kind: K; name: string; content: ScheduleContents[K]; id?: string },
): Promise<Schedule> {
  const { kind, name } = input;
  const id = input.id ?? randomUUID();
  const content = checkedContent(kind, input.content);
  return await unlessNamed(kind, name, () =>
    audited(db, actor, { action: `${kind}.created`, subject: { kind, id } }, async (tx) => {
      const [schedule] = await tx.insert(schedules).values({ id, kind, name }).returning();
      if (!schedule) throw notFound(kind, id);
      await addRevision(tx, actor, { scheduleId: id, content, note: '' });
      return { result: schedule, before: null, after: { name, content } };
    }),
  );
}

/** By name; archived ones only when asked for. */
export async function listSchedules<K extends ScheduleKind>(
  db: Database,
  kind: K,
  options: { archived?: boolean } = {},
): Promise<ScheduleItem<K>[]> {
  const rows = await db
    .select()
    .from(schedules)
    .where(
      and(eq(schedules.kind, kind), options.archived ? isNotNull(schedules.archivedAt) : isNull(schedules.archivedAt)),
    )
    .orderBy(asc(schedules.name), asc(schedules.id));
  return await withRevisions<K>(db, rows);
}

/** @throws RecordError `not_found` */
export async function getSchedule<K extends ScheduleKind>(db: Database, kind: K, id: string): Promise<ScheduleItem<K>> {
  const rows = await db
    .select()
    .from(schedules)
    .where(and(eq(schedules.id, id), eq(schedules.kind, kind)));
  const [item] = await withRevisions<K>(db, rows);
  if (!item) throw notFound(kind, id);
  return item;
}

/** Newest first. */
export async function listScheduleRevisions(
  db: Database,
  scheduleId: string,
): Promise<(ScheduleRevision & { createdByName: string | null })[]> {
  const rows = await db
    .select({ revision: scheduleRevisions, createdByName: users.name })
    .from(scheduleRevisions)
    .leftJoin(users, eq(users.id, scheduleRevisions.createdBy))
    .where(eq(scheduleRevisions.scheduleId, scheduleId))
    .orderBy(desc(scheduleRevisions.number));
  return rows.map(({ revision, createdByName }) => ({ ...revision, createdByName }));
}

/**
 * Saves a new revision; calls are told of it once it is published.
 * @param input.baseNumber the newest revision that its author has seen
 * @throws RecordError `not_found`, `value_invalid`; `outdated` where somebody else has saved meanwhile
 */
export async function saveScheduleRevision<K extends ScheduleKind>(
  db: Database,
  actor: Actor,
  input: { kind: K; id: string; content: ScheduleContents[K]; note?: string; baseNumber: number },
): Promise<ScheduleRevision> {
  const { kind, id, baseNumber } = input;
  const content = checkedContent(kind, input.content);
  return await audited(db, actor, { action: `${kind}.revised`, subject: { kind, id } }, async (tx) => {
    await lockSchedule(tx, kind, id);
    const before = await latestRevision(tx, id);
    if (before !== null && before.number !== baseNumber) throw outdated(kind, id);
    if (before !== null && JSON.stringify(before.content) === JSON.stringify(content)) {
      return { result: before, unchanged: true };
    }
    const revision = await addRevision(tx, actor, { scheduleId: id, content, note: input.note ?? '' });
    return {
      result: revision,
      before: before && { number: before.number, content: before.content },
      after: { number: revision.number, content },
    };
  });
}

/** Calls are told of this revision from now on. @throws RecordError `not_found` */
export async function publishSchedule(
  db: Database,
  actor: Actor,
  input: { kind: ScheduleKind; id: string; revisionId: string },
): Promise<void> {
  const { kind, id, revisionId } = input;
  await audited(db, actor, { action: `${kind}.published`, subject: { kind, id } }, async (tx) => {
    const schedule = await lockSchedule(tx, kind, id);
    const revision = await loadRevision(tx, revisionId);
    if (revision.scheduleId !== id) throw notFound('schedule_revision', revisionId);
    if (schedule.publishedRevision === revisionId) return { result: undefined, unchanged: true };
    const before = schedule.publishedRevision === null ? null : await loadRevision(tx, schedule.publishedRevision);
    await tx.update(schedules).set({ publishedRevision: revisionId }).where(eq(schedules.id, id));
    return {
      result: undefined,
      before: before && { number: before.number, content: before.content },
      after: { number: revision.number, content: revision.content },
    };
  });
}

/** @throws RecordError `not_found`, `name_taken` */
export async function renameSchedule(
  db: Database,
  actor: Actor,
  input: { kind: ScheduleKind; id: string; name: string },
): Promise<void> {
  const { kind, id, name } = input;
  await unlessNamed(kind, name, () =>
    audited(db, actor, { action: `${kind}.renamed`, subject: { kind, id } }, async (tx) => {
      const schedule = await lockSchedule(tx, kind, id);
      if (schedule.name === name) return { result: undefined, unchanged: true };
      await tx.update(schedules).set({ name }).where(eq(schedules.id, id));
      return { result: undefined, before: { name: schedule.name }, after: { name } };
    }),
  );
}

/** Puts it away or brings it back. @throws RecordError `not_found`; `in_use` where a flow or other hours name it */
export async function setScheduleArchived(
  db: Database,
  actor: Actor,
  input: { kind: ScheduleKind; id: string; archived: boolean },
): Promise<void> {
  const { kind, id, archived } = input;
  const action = archived ? `${kind}.archived` : `${kind}.restored`;
  await audited(db, actor, { action, subject: { kind, id } }, async (tx) => {
    const schedule = await lockSchedule(tx, kind, id);
    if ((schedule.archivedAt !== null) === archived) return { result: undefined, unchanged: true };
    if (archived) await refuseWhereHoursAreUsed(tx, kind, id);
    const archivedAt = archived ? new Date() : null;
    await tx.update(schedules).set({ archivedAt }).where(eq(schedules.id, id));
    return { result: undefined, before: { archivedAt: schedule.archivedAt }, after: { archivedAt } };
  });
}

/** The published opening hours with the published holidays of their lists; null where they are not there to be told. */
export async function loadPublishedHours(
  db: Database,
  id: string,
): Promise<{ readonly timeZone: string; readonly calendar: Calendar } | null> {
  const published = async (kind: ScheduleKind, ids: readonly string[]) =>
    await db
      .select({ id: schedules.id, content: scheduleRevisions.content })
      .from(schedules)
      .innerJoin(scheduleRevisions, eq(scheduleRevisions.id, schedules.publishedRevision))
      .where(and(eq(schedules.kind, kind), inArray(schedules.id, [...ids]), isNull(schedules.archivedAt)));
  const [row] = await published('hours', [id]);
  if (!row) return null;
  const hours = row.content as HoursContent;
  const lists = hours.holidayListIds.length === 0 ? [] : await published('holidays', hours.holidayListIds);
  return {
    timeZone: hours.timeZone,
    calendar: calendarOf(
      hours,
      lists.map(({ content }) => content as HolidayListContent),
    ),
  };
}

async function unlessNamed<T>(kind: ScheduleKind, name: string, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (isUniqueViolation(error)) throw nameTaken(kindNames[kind], name);
    throw error;
  }
}

function outdated(kind: ScheduleKind, id: string): RecordError {
  return new RecordError(
    'outdated',
    {
      en: 'Somebody else has changed this meanwhile. Look at their version, then make your change again.',
      zh: '其他人已修改了此内容。请查看其版本，然后重新修改。',
    },
    `${kind} ${id} has a newer revision`,
  );
}

async function lockSchedule(tx: Database, kind: ScheduleKind, id: string): Promise<Schedule> {
  const [row] = await tx
    .select()
    .from(schedules)
    .where(and(eq(schedules.id, id), eq(schedules.kind, kind)))
    .for('update');
  if (!row) throw notFound(kind, id);
  return row;
}

async function loadRevision(db: Database, id: string): Promise<ScheduleRevision> {
  const [row] = await db.select().from(scheduleRevisions).where(eq(scheduleRevisions.id, id));
  if (!row) throw notFound('schedule_revision', id);
  return row;
}

async function latestRevision(db: Database, scheduleId: string): Promise<ScheduleRevision | null> {
  const [row] = await db
    .select()
    .from(scheduleRevisions)
    .where(eq(scheduleRevisions.scheduleId, scheduleId))
    .orderBy(desc(scheduleRevisions.number))
    .limit(1);
  return row ?? null;
}

async function addRevision(
  tx: Database,
  actor: Actor,
  input: { scheduleId: string; content: HoursContent | HolidayListContent; note: string },
): Promise<ScheduleRevision> {
  const [last] = await tx
    .select({ number: max(scheduleRevisions.number) })
    .from(scheduleRevisions)
    .where(eq(scheduleRevisions.scheduleId, input.scheduleId));
  const [revision] = await tx
    .insert(scheduleRevisions)
    .values({ id: randomUUID(), ...input, number: (last?.number ?? 0) + 1, createdBy: actor.id })
    .returning();
  if (!revision) throw notFound('schedule_revision', input.scheduleId);
  return revision;
}

async function withRevisions<K extends ScheduleKind>(
  db: Database,
  rows: readonly Schedule[],
): Promise<ScheduleItem<K>[]> {
  if (rows.length === 0) return [];
  type Revision = ScheduleItem<K>['latest'];
  const ids = rows.map(({ id }) => id);
  const newest = await db
    .selectDistinctOn([scheduleRevisions.scheduleId])
    .from(scheduleRevisions)
    .where(inArray(scheduleRevisions.scheduleId, ids))
    .orderBy(asc(scheduleRevisions.scheduleId), desc(scheduleRevisions.number));
  const publishedIds = rows.flatMap(({ publishedRevision }) => publishedRevision ?? []);
  const published = await db.select().from(scheduleRevisions).where(inArray(scheduleRevisions.id, publishedIds));
  return rows.flatMap((schedule) => {
    const latest = newest.find(({ scheduleId }) => scheduleId === schedule.id);
    if (!latest) return [];
    const now = published.find(({ id }) => id === schedule.publishedRevision) ?? null;
    return [{ ...schedule, latest: latest as Revision, published: now as Revision | null }];
  });
}
