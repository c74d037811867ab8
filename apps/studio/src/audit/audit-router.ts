import { listAudit, loadAuditNames, nameInEntry } from '@patchbay/records';
import * as z from 'zod';
import { procedure, router } from '@/server/trpc';

const pageSize = 50;
const cursorSchema = z.object({ at: z.iso.datetime(), id: z.string() });

/** Who changed what, and when. */
export const auditRouter = router({
  list: procedure('audit.read')
    .input(
      z.object({
        subjectKind: z.string().max(40).optional(),
        subjectId: z.string().max(200).optional(),
        actorId: z.string().max(64).optional(),
        cursor: cursorSchema.optional(),
      }),
    )
    .query(async ({ ctx, input: { cursor, ...filter } }) => {
      const after = cursor === undefined ? undefined : { at: new Date(cursor.at), id: cursor.id };
      const entries = await listAudit(ctx.db, { ...filter, after, limit: pageSize });
      const last = entries.at(-1);
      const nextCursor = entries.length === pageSize && last ? { at: last.at.toISOString(), id: last.id } : null;
      const names = await loadAuditNames(ctx.db, entries);
      return {
        entries: entries.map((entry) => ({
          ...entry,
          subjectName: names[entry.subjectId] ?? nameInEntry(entry) ?? entry.subjectId,
        })),
        /** What ids inside before and after are called today. */
        names,
        nextCursor,
      };
    }),
});
