import { getSettings, listCallMonths, setSetting } from '@patchbay/records';
import * as z from 'zod';
import { procedure, router } from '@/server/trpc';

const keepDays = z.int().min(1).max(36_500).nullable();

/** How long calls and their journals are kept, and what there is of them. */
export const retentionRouter = router({
  read: procedure('setting.edit').query(async ({ ctx }) => {
    const [settings, months] = await Promise.all([getSettings(ctx.db), listCallMonths(ctx.db)]);
    return {
      callsKeepDays: settings['calls.keepDays'],
      journalKeepDays: settings['journal.keepDays'],
      months: months.map(({ name, begins, ends, callsAbout, bytes }) => ({ name, begins, ends, callsAbout, bytes })),
    };
  }),

  save: procedure('setting.edit')
    .input(z.object({ callsKeepDays: keepDays, journalKeepDays: keepDays }))
    .mutation(async ({ ctx, input }) => {
      await ctx.db.transaction(async (tx) => {
        const present = await getSettings(tx);
        const wanted = { 'calls.keepDays': input.callsKeepDays, 'journal.keepDays': input.journalKeepDays } as const;
        for (const key of ['calls.keepDays', 'journal.keepDays'] as const) {
          if (present[key] !== wanted[key]) await setSetting(tx, ctx.actor, key, wanted[key]);
        }
      });
      return null;
    }),
});
