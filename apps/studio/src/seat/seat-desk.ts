import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/router';

type Output = inferRouterOutputs<AppRouter>['seat'];

/** What the seat is furnished with, as the browser gets it. */
export type Desk = NonNullable<Output['desk']>;
/** What is known of the call, as the browser gets it. */
export type Call = Output['callDetails'];
