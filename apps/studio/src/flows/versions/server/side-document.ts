import { loadDraft, loadPublication } from '@patchbay/records';
import * as z from 'zod';

type Database = Parameters<typeof loadDraft>[0];

/** What can be compared: `draft`, `published`, or the number of a publication. */
export const sideSchema = z.union([z.enum(['draft', 'published']), z.coerce.number().int().positive()]);
type Side = z.infer<typeof sideSchema>;

/** @param published the number that everyone gets now; null where nothing is published @throws RecordError `not_found` */
export async function loadSide(db: Database, flowId: string, side: Side, published: number | null) {
  if (side === 'draft') return { side: 'draft' as const, ...(await loadDraft(db, flowId)) };
  const number = side === 'published' ? published : side;
  return { side: number ?? 0, ...(await loadPublication(db, flowId, number ?? 0)) };
}
