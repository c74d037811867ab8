import { countWaitingFiles, retryWaitingFiles } from '@patchbay/records';
import { mediaStores } from '@/recordings/server/stores';
import { procedure, router } from '@/server/trpc';

/** Where recordings are kept, and what is still to be done with their files. */
export const recordingFilesRouter = router({
  read: procedure('setting.edit').query(async ({ ctx }) => ({
    hasS3: mediaStores().hasS3,
    ...(await countWaitingFiles(ctx.db)),
  })),

  retry: procedure('setting.edit').mutation(async ({ ctx }) => ({
    retried: await retryWaitingFiles(ctx.db, ctx.actor),
  })),
});
