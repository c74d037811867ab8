import { type Database, notReadyReasons } from '@patchbay/drizzle';
import type { Text } from '@patchbay/flow-schema';
import { wallMs } from '@patchbay/reports';
import { noteProblems, type ProblemNotes, refuseProblems } from '../field-problems.ts';
import { rowsBy } from '../rows-by.ts';
import { getSettings } from '../settings.ts';
import type { Shift, ShiftInput } from './shift.ts';

const dayMs = 86_400_000;
const breaksMax = 20;
const shift: Text = { en: 'The shift', zh: '班次' };

export interface NamedShift extends ShiftInput {
  readonly id: string;
  readonly agentName: string;
}

/**
 * Looks whether shifts may stand beside those that are there.
 * @param inputs fields of problems begin with their place in it, e.g. `0.until`
 * @param others those of the same agents that stay as they are
 * @throws RecordError `value_invalid` naming what is wrong with each, and of those that overlap both
 */
export async function checkShifts(
  tx: Database,
  inputs: readonly NamedShift[],
  others: readonly Shift[],
  now: Date,
): Promise<void> {
  const notes = noteProblems();
  const settings = await getSettings(tx);
  const keepDays = settings['calls.keepDays'];
  const keptFrom = keepDays === null ? null : new Date(now.getTime() - keepDays * dayMs);
  const reasons = new Set((await tx.select({ id: notReadyReasons.id }).from(notReadyReasons)).map(({ id }) => id));
  for (const [index, one] of inputs.entries()) checkOne(notes, index, one, reasons, keptFrom);
  const place = new Map(inputs.map(({ id }, index) => [id, index]));
  for (const those of rowsBy([...inputs, ...others], ({ agentId }) => agentId).values()) {
    those.sort((a, b) => a.since.getTime() - b.since.getTime());
    for (const [index, one] of those.entries()) {
      const before = those[index - 1];
      if (before === undefined || before.until <= one.since) continue;
      const at = place.get(one.id) ?? place.get(before.id);
      if (at === undefined) continue;
      const [first, second] = [before, one].map((each) => spanText(each, settings['centre.timeZone']));
      notes.add(
        `${at}.since`,
        `${one.agentName} is planned twice: ${first} and ${second} overlap; change or remove one of them`,
        `${one.agentName} 的两个班次 ${first} 与 ${second} 重叠，请修改或删除其一`,
      );
    }
  }
  refuseProblems(shift, notes);
}

function checkOne(
  notes: ProblemNotes,
  index: number,
  { since, until, breaks }: ShiftInput,
  reasons: ReadonlySet<string>,
  keptFrom: Date | null,
): void {
  if (until <= since) notes.add(`${index}.until`, 'a shift ends after it begins', '班次的结束须晚于开始');
  else if (until.getTime() - since.getTime() > dayMs)
    notes.add(`${index}.until`, 'a shift takes 24 hours at most', '班次最长 24 小时');
  if (keptFrom !== null && until < keptFrom)
    notes.add(
      `${index}.since`,
      'so long ago nothing is kept any more: what agents did then is deleted',
      '该时间早于数据保留期限，当时的坐席状态已删除',
    );
  if (breaks.length > breaksMax)
    notes.add(`${index}.breaks`, `${breaksMax} breaks at most`, `最多 ${breaksMax} 个休息`);
  const inOrder = [...breaks].sort((a, b) => a.since.getTime() - b.since.getTime());
  for (const [at, one] of inOrder.entries()) {
    const field = `${index}.breaks`;
    if (!reasons.has(one.reasonId))
      notes.add(field, 'this reason for not being ready does not exist (any more)', '此未就绪原因不存在');
    if (one.until <= one.since) notes.add(field, 'a break ends after it begins', '休息的结束须晚于开始');
    if (one.since < since || one.until > until) notes.add(field, 'a break lies inside its shift', '休息须在班次之内');
    const before = inOrder[at - 1];
    if (before !== undefined && before.until > one.since)
      notes.add(field, 'two breaks overlap: one ends before the next begins', '两个休息时间重叠');
  }
}

/** `2026-11-23 22:00 – 2026-11-24 06:00`, on the clock of the centre. */
function spanText({ since, until }: Pick<ShiftInput, 'since' | 'until'>, timeZone: string): string {
  return `${clockText(since, timeZone)} – ${clockText(until, timeZone)}`;
}

/** `2026-11-23 22:00` */
export function clockText(at: Date, timeZone: string): string {
  return new Date(wallMs(at.getTime(), timeZone)).toISOString().slice(0, 16).replace('T', ' ');
}
