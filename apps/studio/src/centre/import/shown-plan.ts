import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/router';

type Outputs = inferRouterOutputs<AppRouter>['centreImport'];

/** What a look at a file found. */
export type ShownPlan = Outputs['look'];

/** Somebody who got an account, with the password that is shown only once. */
export type MadeAccount = Outputs['carryOut']['accounts'][number];
