import type { ReportSchedule } from '@patchbay/records';

interface WordsOf {
  readonly name: string;
  readonly dueAt: Date;
  readonly rows: number;
  /** How many earlier times were not sent, and since when. */
  readonly missed: number;
  readonly missedSince: Date | null;
  readonly studioUrl: string | undefined;
}

/** What a mail with a report says around it, in the language of its schedule. */
export function mailWords(
  { locale, timeZone, createdByName }: Pick<ReportSchedule, 'locale' | 'timeZone' | 'createdByName'>,
  { name, dueAt, rows, missed, missedSince, studioUrl }: WordsOf,
): { readonly subject: string; readonly text: string } {
  const dayOf = (at: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
  const day = dayOf(dueAt);
  const subject = `${name} · ${day}`;
  const link = studioUrl === undefined ? [] : [`${studioUrl.replace(/\/$/, '')}/schedules`];
  if (locale === 'zh') {
    const lines = [`您好：`, ``, `附件是报表“${name}”（${day}，时区 ${timeZone}），共 ${rows} 行。`, ``];
    if (missedSince !== null) {
      lines.push(`此前有 ${missed} 次（自 ${dayOf(missedSince)} 起）到期时系统未运行，因此没有发送。`, ``);
    }
    return { subject, text: [...lines, `此邮件由 ${createdByName} 设置的定时发送自动发出。`, ...link].join('\n') };
  }
  const lines = [`Hello,`, ``, `attached is the report "${name}" of ${day} (time zone ${timeZone}), ${rows} rows.`, ``];
  if (missedSince !== null) {
    const times = missed === 1 ? '1 earlier report was' : `${missed} earlier reports were`;
    lines.push(`${times} not sent (since ${dayOf(missedSince)}): nothing was running when they fell due.`, ``);
  }
  return { subject, text: [...lines, `It is sent by a schedule that ${createdByName} set up.`, ...link].join('\n') };
}

/** A name that every system takes for a file. */
export function fileName(title: string, day: string, format: string): string {
  const clean = title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'export';
  return `${clean.slice(0, 80)}-${day}.${format}`;
}
