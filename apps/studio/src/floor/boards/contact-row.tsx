'use client';

import { BellRing, Crown, PhoneOutgoing } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { memo } from 'react';
import { Badge } from '@/ui/badge';
import { useFloorCallerLabel } from '../names/caller-label';
import { useCaller } from '../names/callers';
import { useFloorNames } from '../names/floor-names';
import { Elapsed } from '../store/elapsed';
import { useFloorField } from '../store/use-floor';

/** One who waits: place, who, how long, and why still. */
export const ContactRow = memo(function ContactRow({ id, withQueue }: { id: string; withQueue: boolean }) {
  const t = useTranslations('floor');
  const locale = useLocale();
  const names = useFloorNames();
  const contact = useFloorField('contact', id);
  const label = useFloorCallerLabel()(useCaller(id));
  if (contact === null) return null;
  const limitMs = names.queueOf(contact.queueId)?.alerts?.longestWaitMs ?? null;
  const ringing = contact.ringingAt.map((agentId) => names.agentName(agentId)).join(', ');
  return (
    <div className="grid grid-cols-[1.75rem_minmax(0,1fr)_auto] items-center gap-x-2.5">
      <span className="text-right text-lg font-semibold text-ink-muted tabular-nums">{contact.position}</span>
      <div className="min-w-0 leading-tight">
        <p className="flex min-w-0 items-center gap-1.5 text-sm">
          <span className="max-w-[70%] shrink-0 truncate font-medium">
            <bdi>{label.name}</bdi>
          </span>
          {contact.vip && (
            <Badge tone="warning" className="h-4.5">
              <Crown aria-hidden />
              {t('vip')}
            </Badge>
          )}
          {contact.isCallback && (
            <Badge tone="info" className="h-4.5">
              <PhoneOutgoing aria-hidden />
              {t('callback')}
            </Badge>
          )}
          {contact.priority !== 0 && <Badge className="h-4.5">{t('priority', { value: contact.priority })}</Badge>}
          <span className="hidden truncate text-xs text-ink-faint sm:inline">
            {[label.detail, withQueue ? names.queueName(contact.queueId) : ''].filter(Boolean).join(' · ')}
          </span>
        </p>
        <p className="line-clamp-2 text-xs leading-4 text-ink-muted">
          {ringing !== '' && (
            <span className="mr-1 text-info-ink">
              <BellRing className="mr-1 inline size-3 align-[-0.125em]" aria-hidden />
              {t('rings_at', { names: ringing })}
            </span>
          )}
          <span title={contact.why[locale]}>{contact.why[locale]}</span>
        </p>
      </div>
      <div className="text-right leading-tight">
        <Elapsed
          sinceMs={contact.sinceMs}
          limitMs={limitMs}
          lateClassName="text-danger-ink font-semibold"
          className="text-sm"
        />
        {contact.expectedWaitMs !== null && ringing === '' && (
          <p className="text-2xs text-ink-faint">
            {t('still_about', { minutes: Math.max(1, Math.round(contact.expectedWaitMs / 60_000)) })}
          </p>
        )}
      </div>
    </div>
  );
});
