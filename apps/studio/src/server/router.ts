import { profileRouter } from '@/auth/profile-router';
import { liveRouter } from '@/live/live-router';
import { numbersRouter } from '@/numbers/numbers-router';
import { phoneRouter } from '@/phone/phone-router';
import { router } from './trpc';

/** Every procedure of the studio, one router per feature. */
export const appRouter = router({
  live: liveRouter,
  phone: phoneRouter,
  profile: profileRouter,
  numbers: numbersRouter,
});

export type AppRouter = typeof appRouter;
