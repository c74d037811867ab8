'use client';

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { useLocale, useTranslations } from 'next-intl';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import type { AppRouter } from '@/server/router';
import { ConfirmProvider } from '@/ui/confirm-dialog';
import { Toaster, toast } from '@/ui/toast';
import { TooltipProvider } from '@/ui/tooltip';
import { failureOf, failureText } from './failure';
import { tellSignedOut } from './signed-out';
import { TRPCProvider } from './trpc';

const url = '/api/trpc';
const retriesMax = 2;

/** Everything a page needs around it: server data, confirmations, toasts, tooltips. */
export function Providers({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const t = useTranslations('ui');
  const signedOut = { text: t('signed_out'), action: t('sign_in') };
  const [queryClient] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: 5_000,
            retry: (count, error) => failureOf(error).code === 'unreachable' && count < retriesMax,
          },
        },
        queryCache: new QueryCache({ onError: (error) => void tellSignedOut(error, signedOut) }),
        // A mutation that shows its failure itself says so with `meta: { showsFailure: true }`.
        mutationCache: new MutationCache({
          onError: (error, _variables, _result, mutation) => {
            if (tellSignedOut(error, signedOut)) return;
            if (mutation.meta?.showsFailure !== true) toast.error(failureText(error, locale));
          },
        }),
      }),
  );
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: (operation) => operation.type === 'subscription',
          true: httpSubscriptionLink({ url }),
          false: httpBatchLink({ url, maxURLLength: 8_000 }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <NuqsAdapter>
          <TooltipProvider delay={400}>
            <ConfirmProvider>{children}</ConfirmProvider>
            <Toaster />
          </TooltipProvider>
        </NuqsAdapter>
      </TRPCProvider>
    </QueryClientProvider>
  );
}
