import type { Database } from '@patchbay/drizzle';
import { type CallCursor, type CallFilter, type CallListItem, countCalls, listCalls } from '@patchbay/records';
import { valueWords } from '@patchbay/reports';
import type { SheetColumn, SheetRow } from '@patchbay/sheets';
import type { ExportedTable, TableAsked } from './exported-table';

const pageSize = 500;

interface CallColumn {
  readonly title: { readonly en: string; readonly zh: string };
  readonly kind: SheetColumn['kind'];
  readonly width: number;
  readonly of: (call: CallListItem, locale: 'en' | 'zh') => SheetRow[number];
}

const columns: readonly CallColumn[] = [
  { title: { en: 'Began', zh: '开始时间' }, kind: 'instant', width: 20, of: ({ startedAt }) => startedAt },
  {
    title: { en: 'Direction', zh: '方向' },
    kind: 'text',
    width: 9,
    of: ({ direction }, locale) => valueWords('direction', direction)?.[locale] ?? direction,
  },
  { title: { en: 'Caller', zh: '主叫号码' }, kind: 'text', width: 17, of: ({ callerNumber }) => callerNumber },
  { title: { en: "Caller's name", zh: '主叫姓名' }, kind: 'text', width: 16, of: ({ callerName }) => callerName },
  { title: { en: 'Called', zh: '被叫号码' }, kind: 'text', width: 17, of: ({ calledNumber }) => calledNumber },
  { title: { en: 'Flow', zh: '流程' }, kind: 'text', width: 20, of: ({ flowName, flowId }) => flowName ?? flowId },
  { title: { en: 'Answered', zh: '应答时间' }, kind: 'instant', width: 20, of: ({ answeredAt }) => answeredAt },
  { title: { en: 'With a person', zh: '接通人工时间' }, kind: 'instant', width: 20, of: ({ personAt }) => personAt },
  { title: { en: 'Ended', zh: '结束时间' }, kind: 'instant', width: 20, of: ({ endedAt }) => endedAt },
  {
    title: { en: 'Length', zh: '时长' },
    kind: 'duration',
    width: 9,
    of: ({ startedAt, endedAt }) => endedAt && endedAt.getTime() - startedAt.getTime(),
  },
  {
    title: { en: 'End', zh: '结束原因' },
    kind: 'text',
    width: 16,
    of: ({ endReason }, locale) => endReason && (valueWords('end_reason', endReason)?.[locale] ?? endReason),
  },
  { title: { en: 'Id', zh: '编号' }, kind: 'text', width: 20, of: ({ id }) => id },
];

/** The calls that a filter means, newest first. */
export async function callsTable(
  db: Database,
  filter: CallFilter,
  { title, locale, timeZone }: TableAsked,
): Promise<ExportedTable> {
  const { count } = await countCalls(db, filter);
  const of = ({ title: { [locale]: name }, kind, width }: CallColumn): SheetColumn => ({ title: name, kind, width });
  const about = [span(filter, locale), `${locale === 'zh' ? '时区' : 'Time zone'}: ${timeZone}`].filter(
    (line) => line !== '',
  );
  return {
    sheet: { title, about, notes: [], columns: columns.map(of), timeZone, locale },
    rowsExpected: count,
    pages: pagesOf(db, filter, locale),
  };
}

async function* pagesOf(db: Database, filter: CallFilter, locale: 'en' | 'zh'): AsyncGenerator<SheetRow[]> {
  let after: CallCursor | undefined;
  for (;;) {
    const page = await listCalls(db, { ...filter, after, limit: pageSize });
    if (page.calls.length > 0) yield page.calls.map((call) => columns.map(({ of }) => of(call, locale)));
    if (page.next === null) return;
    after = page.next;
  }
}

function span({ from, to }: CallFilter, locale: 'en' | 'zh'): string {
  if (from === undefined && to === undefined) return '';
  return `${locale === 'zh' ? '时间' : 'Time'}: ${from ?? '…'} – ${to ?? '…'}`;
}
