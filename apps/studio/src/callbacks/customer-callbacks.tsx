'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Card, CardHeader } from '@/ui/card';
import { Instant } from '@/ui/instant';
import { RowMenu } from '@/ui/list-screen';
import { CallbackMenu } from './callback-menu';

/** The callbacks that a customer still waits for; nothing where there is none. */
export function CustomerCallbacks({ customerId, name }: { customerId: string; name: string }) {
  const t = useTranslations('callbacks');
  const trpc = useTRPC();
  const mayAct = useCan()('floor.callback');
  const { data } = useQuery(trpc.callbacks.ofCustomer.queryOptions({ customerId }));
  if (data === undefined || data.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t('title')} />
      <ul className="divide-y divide-line">
        {data.map(({ id, number, queueName, promisedAt, status }) => (
          <li key={id} className="flex items-center gap-3 px-4 py-2.5">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">
                <bdi>{number}</bdi>
                {queueName !== null && <span className="text-ink-muted"> · {queueName}</span>}
              </p>
              <p className="text-xs text-ink-muted">
                {t('promised')} <Instant at={promisedAt} />
              </p>
            </div>
            <Badge>{t(`states.${status}`)}</Badge>
            {mayAct && <RowMenu name={name} items={<CallbackMenu id={id} name={name} />} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
