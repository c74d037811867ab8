'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';
import { Tooltip } from '@/ui/tooltip';
import { useSeatStore } from '../core/seat-store';

/** Whether the phone can ring. */
export function PhoneBadge({ phoneKind }: { phoneKind: 'browser' | 'sip' }) {
  const t = useTranslations('seat');
  const { line, here } = useSeatStore();
  if (phoneKind === 'sip') return <Badge tone="neutral">{t('phone.desk_phone')}</Badge>;
  if (here === 'elsewhere') return <Badge tone="warning">{t('phone.elsewhere')}</Badge>;
  if (line === 'ready') {
    return (
      <Badge tone="success">
        <span className="size-1.5 rounded-full bg-success" aria-hidden />
        {t('phone.ready')}
      </Badge>
    );
  }
  return (
    <Tooltip content={t('phone.connecting_hint')}>
      <Badge tone={line === 'lost' ? 'danger' : 'neutral'}>
        {t(line === 'lost' ? 'phone.lost' : 'phone.connecting')}
      </Badge>
    </Tooltip>
  );
}
