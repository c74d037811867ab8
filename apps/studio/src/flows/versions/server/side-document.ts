import { loadDraft, loadPublication } from '@patchbay/records';
import * as z from 'zod';

type Database = Parameters<typeof loadDraft>[0];

/** What can be compared: `draft`, `published`, or the number of a publication. */
export const sideSchema = z.string().regex(/^(draft|published|[1-9][0-9]{0,8})$/);
type Side = z.infer<typeof sideSchema>;

/** @param published the number that everyone gets now; null where nothing is published @throws RecordError `not_found` */
export async function loadSide(db: Database, flowId: string, side: Side, published: number | null) {
  if (side === 'draft') return { side: 'draft' as const, ...(await loadDraft(db, flowId)) };
  const number = side === 'published' ? (published ?? 0) : Number(side);
  return { side: number, ...(await loadPublication(db, flowId, number)) };
}
