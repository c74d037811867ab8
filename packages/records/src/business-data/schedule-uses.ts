import { announcements, type Database, scheduleRevisions, schedules } from '@patchbay/drizzle';
import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { type FlowUse, findFlowUses } from '../centre/centre-uses.ts';
import { RecordError } from '../record-error.ts';

export interface ScheduleUses {
  readonly flows: readonly FlowUse[];
  /** Opening hours that name the list of holidays, in their newest or their published revision. */
  readonly hours: readonly { readonly id: string; readonly name: string }[];
  readonly announcements: readonly { readonly id: string; readonly name: string }[];
}

/** Where opening hours or a list of holidays are named. */
export async function findScheduleUses(db: Database, kind: 'hours' | 'holidays', id: string): Promise<ScheduleUses> {
  if (kind === 'hours') {
    const [flows, concerned] = await Promise.all([
      findFlowUses(db, 'hours', id),
      db
        .select({ id: announcements.id, name: announcements.name })
        .from(announcements)
        .where(and(isNull(announcements.archivedAt), sql`${announcements.concerns} -> 'hoursIds' ? ${id}`))
        .orderBy(asc(announcements.name)),
    ]);
    return { flows, hours: [], announcements: concerned };
  }
  const newest = sql`(select max(r.number) from schedule_revision r where r.schedule_id = ${schedules.id})`;
  const hours = await db
    .selectDistinct({ id: schedules.id, name: schedules.name })
    .from(schedules)
    .innerJoin(
      scheduleRevisions,
      and(
        eq(scheduleRevisions.scheduleId, schedules.id),
        or(eq(scheduleRevisions.id, schedules.publishedRevision), eq(scheduleRevisions.number, newest)),
      ),
    )
    .where(
      and(
        eq(schedules.kind, 'hours'),
        ne(schedules.id, id),
        isNull(schedules.archivedAt),
        sql`${scheduleRevisions.content} -> 'holidayListIds' ? ${id}`,
      ),
    )
    .orderBy(asc(schedules.name));
  return { flows: [], hours, announcements: [] };
}

/** @throws RecordError `in_use`, naming where */
export async function refuseWhereHoursAreUsed(db: Database, kind: 'hours' | 'holidays', id: string): Promise<void> {
  const uses = await findScheduleUses(db, kind, id);
  const names = [...uses.flows, ...uses.hours, ...uses.announcements].map(({ name }) => name);
  if (names.length === 0) return;
  throw new RecordError(
    'in_use',
    {
      en: `Still used in ${names.join(', ')}. Change these first.`,
      zh: `仍在使用：${names.join('、')}。请先修改它们。`,
    },
    `${kind} ${id} is used in ${names.length} places`,
  );
}
