import { announcements, type Database, type PromptRevisionContent } from '@patchbay/drizzle';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { RecordError } from '../record-error.ts';
import { valuesOf } from './prompt-content.ts';

/** The names of the announcements that play a prompt, switched on or not. */
export async function listAnnouncing(db: Database, promptId: string): Promise<string[]> {
  const rows = await db
    .select({ name: announcements.name })
    .from(announcements)
    .where(and(eq(announcements.promptId, promptId), isNull(announcements.archivedAt)))
    .orderBy(asc(announcements.name));
  return rows.map(({ name }) => name);
}

/** @throws RecordError `in_use` where an announcement plays the prompt that is to be put away */
export async function refuseWhereAnnounced(db: Database, promptId: string): Promise<void> {
  const names = await listAnnouncing(db, promptId);
  if (names.length === 0) return;
  throw new RecordError(
    'in_use',
    {
      en: `Announcements play this prompt: ${names.join(', ')}. Choose another one there first.`,
      zh: `以下公告正在使用此提示音：${names.join('、')}。请先在其中改选其他内容。`,
    },
    `prompt ${promptId} is used by ${names.length} announcements`,
  );
}

/** @throws RecordError `in_use` where an announcement, which hands no values over, would play a prompt that reads some out */
export async function refuseValuesWhereAnnounced(
  db: Database,
  promptId: string,
  content: PromptRevisionContent,
): Promise<void> {
  const values = valuesOf(content);
  const names = values.length === 0 ? [] : await listAnnouncing(db, promptId);
  if (names.length === 0) return;
  throw new RecordError(
    'in_use',
    {
      en: `Announcements play this prompt and have no values to read out: ${names.join(', ')}. Take ${values.join(', ')} out of the text, or choose another prompt there.`,
      zh: `以下公告使用此提示音，但无法提供要播报的值：${names.join('、')}。请从文本中移除 ${values.join('、')}，或在公告中改选其他提示音。`,
    },
    `prompt ${promptId} is used by ${names.length} announcements and reads out ${values.join(', ')}`,
  );
}
