'use client';

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Popover } from '@/ui/popover';
import { SearchInput } from '@/ui/search-input';
import { useRefreshCall } from '../call/use-call';

const shownMax = 8;

/** The caller is somebody who is known already, from a number that is not. */
export function LinkCustomer({ callId }: { callId: string }) {
  const t = useTranslations('seat.customer');
  const trpc = useTRPC();
  const refresh = useRefreshCall();
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const found = useQuery(
    trpc.customers.list.queryOptions({ search }, { enabled: open, placeholderData: keepPreviousData }),
  );
  const link = useMutation(
    trpc.seat.linkNumber.mutationOptions({
      onSuccess: () => {
        setOpen(false);
        refresh();
      },
    }),
  );
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="end"
      className="w-80"
      trigger={
        <Button size="sm" variant="ghost">
          <Link2 aria-hidden />
          {t('link')}
        </Button>
      }
    >
      <SearchInput value={search} onChange={setSearch} label={t('search')} className="sm:w-full" />
      <ul className="mt-2 flex flex-col">
        {found.data?.customers.slice(0, shownMax).map(({ id, name, company, numbers }) => (
          <li key={id}>
            <button
              type="button"
              disabled={link.isPending}
              onClick={() => link.mutate({ callId, customerId: id })}
              className="flex w-full flex-col rounded-md px-2 py-1.5 text-left hover:bg-hover"
            >
              <span className="text-sm font-medium">{name}</span>
              <span className="truncate text-xs text-ink-muted">
                {[company, ...numbers].filter(Boolean).join(' · ')}
              </span>
            </button>
          </li>
        ))}
        {found.data?.customers.length === 0 && (
          <li className="py-4 text-center text-sm text-ink-muted">{t('nobody_found')}</li>
        )}
      </ul>
    </Popover>
  );
}
