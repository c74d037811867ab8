import { randomUUID } from 'node:crypto';
import {
  announcements,
  type Database,
  type PromptRevisionContent,
  promptRevisions,
  prompts,
  type StoredConcern,
} from '@patchbay/drizzle';
import { type ActiveAnnouncement, type Announced, readLibraryText } from '@patchbay/flow-schema';
import { and, asc, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { checkedText, nameTaken, noteProblems, refuseProblems } from '../field-problems.ts';
import { valuesOf } from '../prompts/prompt-content.ts';
import { loadPromptRevision } from '../prompts/prompt-revisions.ts';
import { isUniqueViolation, notFound } from '../record-error.ts';

export type Announcement = typeof announcements.$inferSelect;

export interface AnnouncementInput {
  readonly name: string;
  readonly says: Announced['says'];
  readonly promptId: string | null;
  readonly closes: boolean;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly concerns: StoredConcern;
}

const what = { en: 'An announcement', zh: '公告' };
const textLengthMax = 4_000;

function checkedInput(input: AnnouncementInput): AnnouncementInput {
  const notes = noteProblems();
  const name = checkedText(notes, 'name', input.name, { lengthMax: 100 });
  const says: Record<string, { text?: string; audioId?: string }> = {};
  for (const [language, { text, audioId }] of Object.entries(input.says)) {
    const spoken = checkedText(notes, `says.${language}`, text ?? '', {
      lengthMax: textLengthMax,
      mayBeEmpty: true,
      lines: true,
    });
    if (spoken !== '' || audioId) says[language] = { ...(spoken && { text: spoken }), ...(audioId && { audioId }) };
  }
  if (input.startsAt && input.endsAt && input.endsAt <= input.startsAt) {
    notes.add('endsAt', 'the end comes after the beginning', '结束时间须晚于开始时间');
  }
  if (input.concerns.kind === 'numbers' && input.concerns.numbers.length === 0) {
    notes.add('concerns', 'choose at least one number', '请至少选择一个号码');
  }
  if (input.concerns.kind === 'hours' && input.concerns.hoursIds.length === 0) {
    notes.add('concerns', 'choose at least one set of opening hours', '请至少选择一个营业时间');
  }
  refuseProblems(what, notes);
  return { ...input, name, says };
}

/** Switched off at first. @throws RecordError `value_invalid`, `name_taken` */
export async function createAnnouncement(
  db: Database,
  actor: Actor,
  input: AnnouncementInput,
  id: string = randomUUID(),
): Promise<Announcement> {
  const values = checkedInput(input);
  return await unlessNamed(values.name, () =>
    audited(db, actor, { action: 'announcement.created', subject: { kind: 'announcement', id } }, async (tx) => {
      const [row] = await tx
        .insert(announcements)
        .values({ id, ...values })
        .returning();
      if (!row) throw notFound('announcement', id);
      return { result: row, before: null, after: values };
    }),
  );
}

/** Those that are on first, then by name. */
export async function listAnnouncements(db: Database, options: { archived?: boolean } = {}): Promise<Announcement[]> {
  const rows = await db
    .select()
    .from(announcements)
    .where(options.archived ? isNotNull(announcements.archivedAt) : isNull(announcements.archivedAt))
    .orderBy(asc(announcements.name));
  return [...rows.filter(({ on }) => on), ...rows.filter(({ on }) => !on)];
}

/** @throws RecordError `not_found` */
export async function getAnnouncement(db: Database, id: string): Promise<Announcement> {
  const [row] = await db.select().from(announcements).where(eq(announcements.id, id));
  if (!row) throw notFound('announcement', id);
  return row;
}

/** Changes what is heard, also while it is on. @throws RecordError `not_found`, `value_invalid`, `name_taken` */
export async function updateAnnouncement(
  db: Database,
  actor: Actor,
  id: string,
  input: AnnouncementInput,
): Promise<Announcement> {
  const values = checkedInput(input);
  return await unlessNamed(values.name, () =>
    audited(db, actor, { action: 'announcement.changed', subject: { kind: 'announcement', id } }, async (tx) => {
      const before = await lockAnnouncement(tx, id);
      const [row] = await tx
        .update(announcements)
        .set({ ...values, updatedAt: new Date() })
        .where(eq(announcements.id, id))
        .returning();
      if (!row) throw notFound('announcement', id);
      return { result: row, before: inputOf(before), after: values };
    }),
  );
}

/** The one switch: new calls hear it, or do not, from now on. @throws RecordError `not_found`, `value_invalid` where nothing would be heard */
export async function switchAnnouncement(db: Database, actor: Actor, id: string, on: boolean): Promise<Announcement> {
  const action = on ? 'announcement.switched_on' : 'announcement.switched_off';
  return await audited(db, actor, { action, subject: { kind: 'announcement', id } }, async (tx) => {
    const before = await lockAnnouncement(tx, id);
    if (before.on === on) return { result: before, unchanged: true };
    if (on) await refuseSilent(tx, before);
    const [row] = await tx
      .update(announcements)
      .set({ on, updatedAt: new Date() })
      .where(eq(announcements.id, id))
      .returning();
    if (!row) throw notFound('announcement', id);
    return { result: row, before: { on: before.on }, after: { on } };
  });
}

/** Puts it away, switched off, or brings it back. @throws RecordError `not_found` */
export async function setAnnouncementArchived(
  db: Database,
  actor: Actor,
  id: string,
  archived: boolean,
): Promise<void> {
  const action = archived ? 'announcement.archived' : 'announcement.restored';
  await audited(db, actor, { action, subject: { kind: 'announcement', id } }, async (tx) => {
    const before = await lockAnnouncement(tx, id);
    if ((before.archivedAt !== null) === archived) return { result: undefined, unchanged: true };
    const archivedAt = archived ? new Date() : null;
    await tx
      .update(announcements)
      .set({ archivedAt, ...(archived && { on: false }), updatedAt: new Date() })
      .where(eq(announcements.id, id));
    return { result: undefined, before: { archivedAt: before.archivedAt, on: before.on }, after: { archivedAt } };
  });
}

/** Those that are on at this moment, by name, with what is heard today. */
export async function loadActiveAnnouncements(db: Database, at: Date): Promise<ActiveAnnouncement[]> {
  const rows = await db
    .select({ announcement: announcements, prompt: promptRevisions.content })
    .from(announcements)
    .leftJoin(prompts, eq(prompts.id, announcements.promptId))
    .leftJoin(promptRevisions, eq(promptRevisions.id, prompts.publishedRevision))
    .where(
      and(
        eq(announcements.on, true),
        isNull(announcements.archivedAt),
        or(isNull(announcements.startsAt), lte(announcements.startsAt, at)),
        or(isNull(announcements.endsAt), gt(announcements.endsAt, at)),
      ),
    )
    .orderBy(asc(announcements.name));
  return rows.map(({ announcement: { id, name, closes, says, promptId, concerns }, prompt }) => ({
    announcementId: id,
    name,
    closes,
    says: promptId === null ? says : wordsOf(prompt ?? {}),
    concerns,
  }));
}

/** A prompt without the values that it may have come to read out since: an announcement has none. */
function wordsOf(content: PromptRevisionContent): Announced['says'] {
  return Object.fromEntries(
    Object.entries(content).map(([language, { text, audioId }]) => {
      if (audioId !== undefined) return [language, { audioId }];
      const reading = readLibraryText(text ?? '');
      const words = reading.ok ? reading.pieces.flatMap((piece) => (piece.kind === 'words' ? [piece.text] : [])) : [];
      return [language, { text: words.join(' ') }];
    }),
  );
}

async function refuseSilent(tx: Database, announcement: Announcement): Promise<void> {
  const notes = noteProblems();
  if (announcement.promptId === null) {
    if (Object.keys(announcement.says).length === 0) {
      notes.add('says', 'write what callers are to hear first', '请先填写来电者将听到的内容');
    }
  } else {
    const [prompt] = await tx
      .select({ published: prompts.publishedRevision })
      .from(prompts)
      .where(eq(prompts.id, announcement.promptId));
    if (!prompt?.published) notes.add('promptId', 'publish its prompt first', '请先发布其提示音');
    else if (valuesOf((await loadPromptRevision(tx, prompt.published)).content).length > 0) {
      notes.add('promptId', 'its prompt reads out values that only a flow has', '其提示音需要流程提供的值');
    }
  }
  refuseProblems(what, notes);
}

function inputOf({ name, says, promptId, closes, startsAt, endsAt, concerns }: Announcement): AnnouncementInput {
  return { name, says, promptId, closes, startsAt, endsAt, concerns };
}

async function lockAnnouncement(tx: Database, id: string): Promise<Announcement> {
  const [row] = await tx.select().from(announcements).where(eq(announcements.id, id)).for('update');
  if (!row) throw notFound('announcement', id);
  return row;
}

async function unlessNamed<T>(name: string, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (isUniqueViolation(error)) throw nameTaken({ en: 'an announcement called', zh: '公告' }, name);
    throw error;
  }
}
