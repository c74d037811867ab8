import { listIdleDimensions, listSavedReports, type ReportReader } from '@patchbay/records';
import {
  dimensionIds,
  measureIds,
  type ReadyReport,
  readyOfDerived,
  readyReports,
  type SavedReport,
} from '@patchbay/reports';
import { arrangedReports } from '@/derived-screens/server/arranged';
import type { Actor, Context } from '@/server/context';
import { PublicError } from '@/server/public-error';
import type { OfferedParts } from '../offered-parts';
import { mayReadReport } from './allow-report';

type Database = Context['db'];

export const readerOf = ({ id, name, role }: Actor): ReportReader => ({ id, name, isAdmin: role === 'admin' });

/** The ready reports, then those that follow from the flows, as the person arranged them and without those they hid. */
export async function listReadyReports(db: Database, actor: Actor): Promise<ReadyReport[]> {
  const arranged = await arrangedReports(db, actor);
  const derived = arranged.flatMap(({ item, name, hidden }) =>
    hidden ? [] : readyOfDerived([item]).map((report) => (name === null ? report : { ...report, title: name })),
  );
  return [...readyReports.filter(({ definition }) => mayReadReport(actor, definition)), ...derived];
}

/** What people keep, without what the person would be refused. */
export async function listKeptReports(db: Database, actor: Actor): Promise<SavedReport[]> {
  const kept = await listSavedReports(db, readerOf(actor));
  return kept.filter(({ definition }) => mayReadReport(actor, definition));
}

/** What the person may put a report together of: nothing that is refused when it runs, and nothing that this centre has none of. */
export async function listOfferedParts(db: Database, actor: Actor): Promise<OfferedParts> {
  const idle = new Set(await listIdleDimensions(db));
  return {
    measures: measureIds.filter((id) => mayReadReport(actor, { measures: [id] })),
    dimensions: dimensionIds.filter((id) => !idle.has(id)),
  };
}

/** A report by its id, whoever brings or keeps it. @throws PublicError `no_such_report` */
export async function findReport(db: Database, actor: Actor, id: string): Promise<ReadyReport | SavedReport> {
  const known = readyReports.find((report) => report.id === id);
  if (known !== undefined) return known;
  const derived = (await arrangedReports(db, actor)).flatMap(({ item }) => readyOfDerived([item]));
  const found =
    derived.find((report) => report.id === id) ??
    (await listSavedReports(db, readerOf(actor))).find((report) => report.id === id);
  if (found !== undefined) return found;
  throw new PublicError('NOT_FOUND', 'no_such_report', {
    en: `There is no report "${id}". GET /api/v1/reports lists them.`,
    zh: `没有报表“${id}”，可用 GET /api/v1/reports 列出。`,
  });
}
