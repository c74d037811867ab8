import { getSettings, removeDemoData, setSetting } from '@patchbay/records';
import * as z from 'zod';
import { announceChange } from '@/server/changes';
import { procedure, router } from '@/server/trpc';
import { recordingFilesRouter } from './recording-files-router';
import { retentionRouter } from './retention-router';

/** What holds for the whole organisation. */
export const settingsRouter = router({
  retention: retentionRouter,
  recordingFiles: recordingFilesRouter,

  read: procedure('setting.edit').query(async ({ ctx }) => {
    const settings = await getSettings(ctx.db);
    return {
      name: settings['centre.name'],
      timeZone: settings['centre.timeZone'],
      homeCountry: settings['centre.homeCountry'],
      callerId: settings['calls.callerId'],
      seatReturnSeconds: settings['calls.seatReturnSeconds'],
      recordingsKeepDays: settings['recordings.keepDays'],
      publishNeedsApproval: settings['flows.publishNeedsApproval'],
      hasDemoData: settings['demo.data'] !== null,
    };
  }),

  /** Only what differs is written, so the audit log shows what was changed. */
  save: procedure('setting.edit')
    .input(
      z.object({
        name: z.string().trim().min(1).max(100),
        timeZone: z.string().max(64),
        homeCountry: z.string().trim().toUpperCase().length(2),
        callerId: z.string().trim().max(40),
        seatReturnSeconds: z.int().min(1).max(300),
        recordingsKeepDays: z.int().min(1).max(3650),
        publishNeedsApproval: z.boolean(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const wanted = {
        'centre.name': input.name,
        'centre.timeZone': input.timeZone,
        'centre.homeCountry': input.homeCountry,
        'calls.callerId': input.callerId,
        'calls.seatReturnSeconds': input.seatReturnSeconds,
        'recordings.keepDays': input.recordingsKeepDays,
        'flows.publishNeedsApproval': input.publishNeedsApproval,
      } as const;
      await ctx.db.transaction(async (tx) => {
        const present = await getSettings(tx);
        for (const key of Object.keys(wanted) as (keyof typeof wanted)[]) {
          if (present[key] !== wanted[key]) await setSetting(tx, ctx.actor, key, wanted[key]);
        }
      });
      await Promise.all([announceChange({ kind: 'dial_rules' }), announceChange({ kind: 'centre' })]);
      return null;
    }),

  removeDemoData: procedure('setting.edit').mutation(async ({ ctx }) => {
    const removed = await removeDemoData(ctx.db, ctx.actor);
    await announceChange({ kind: 'numbers' });
    return { calls: removed?.calls ?? 0, flows: removed?.flows.length ?? 0, kept: removed?.keptFlows ?? [] };
  }),
});
