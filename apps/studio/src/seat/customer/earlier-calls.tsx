'use client';

import { useTranslations } from 'next-intl';
import { EarlierCallItem } from '@/customers/earlier-call-item';
import { Card, CardHeader } from '@/ui/card';
import type { Call } from '../seat-desk';

/** The last calls with this caller, whom they talked with, and what was noted. */
export function EarlierCalls({ calls }: { calls: Call['earlier'] }) {
  const t = useTranslations('seat.earlier');
  return (
    <Card>
      <CardHeader title={t('title')} />
      {calls.length === 0 && <p className="p-4 text-sm text-ink-muted">{t('none')}</p>}
      <ol className="divide-y divide-line">
        {calls.map((call) => (
          <EarlierCallItem key={call.id} call={call} />
        ))}
      </ol>
    </Card>
  );
}
