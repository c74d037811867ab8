'use client';

import type { ScheduleUses as Uses } from '@patchbay/records';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { Card, CardHeader } from '@/ui/card';

/** Flows, other hours and announcements that name it. */
export function ScheduleUses({ uses }: { readonly uses: Uses }) {
  const t = useTranslations('hours.uses');
  const can = useCan();
  const none = uses.flows.length + uses.hours.length + uses.announcements.length === 0;
  return (
    <Card>
      <CardHeader title={t('title')} />
      {none ? (
        <p className="px-4 py-3 text-sm text-ink-muted">{t('none')}</p>
      ) : (
        <ul className="divide-y divide-line text-sm">
          {uses.flows.map(({ id, name, steps, numbers }) => (
            <li key={id} className="flex flex-wrap gap-x-2 px-4 py-2.5">
              {can('flow.read') ? (
                <Link href={`/flows/${id}`} className="rounded-sm font-medium hover:underline">
                  {name}
                </Link>
              ) : (
                <span className="font-medium">{name}</span>
              )}
              <span className="text-ink-muted">{steps.join(', ')}</span>
              {numbers.length > 0 && (
                <span className="text-ink-faint">{t('numbers', { numbers: numbers.join(', ') })}</span>
              )}
            </li>
          ))}
          {uses.hours.map(({ id, name }) => (
            <li key={id} className="px-4 py-2.5">
              <Link href={`/hours/${id}`} className="rounded-sm font-medium hover:underline">
                {name}
              </Link>
            </li>
          ))}
          {uses.announcements.map(({ id, name }) => (
            <li key={id} className="px-4 py-2.5">
              {t('announcement', { name })}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
