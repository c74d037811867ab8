import { profileRouter } from '@/auth/profile-router';
import { router } from './trpc';

/** Every procedure of the studio, one router per feature. */
export const appRouter = router({
  profile: profileRouter,
});

export type AppRouter = typeof appRouter;
