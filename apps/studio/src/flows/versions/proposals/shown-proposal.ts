import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/router';

export type ShownProposal = inferRouterOutputs<AppRouter>['proposals']['open'];
