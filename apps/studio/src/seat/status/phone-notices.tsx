'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { seatPhone } from '../core/seat-phone';
import { useSeatStore } from '../core/seat-store';

/** What an agent has to know of their phone, each with what to do about it. */
export function PhoneNotices() {
  const t = useTranslations('seat');
  const failures = useTranslations('phone.failures');
  const { here, line, lineProblem, notice } = useSeatStore();
  const dismiss = (
    <Button size="sm" variant="ghost" onClick={() => seatPhone.notice(null)}>
      {t('understood')}
    </Button>
  );
  return (
    <div className="flex flex-col gap-2 empty:hidden">
      {here === 'elsewhere' && (
        <Callout
          tone="warning"
          title={t('phone.elsewhere_title')}
          action={
            <Button size="sm" variant="primary" onClick={() => seatPhone.takeOver()}>
              {t('phone.use_here')}
            </Button>
          }
        >
          {t('phone.elsewhere_help')}
        </Callout>
      )}
      {here === 'here' && line === 'lost' && (
        <Callout tone="danger" title={t('phone.lost_title')}>
          {lineProblem ?? t('phone.lost_help')}
        </Callout>
      )}
      {line === 'ready' && lineProblem !== null && (
        <Callout tone="danger" title={t('phone.not_told_title')}>
          {lineProblem}
        </Callout>
      )}
      {notice?.kind === 'failed' && (
        <Callout tone="danger" title={failures(`${notice.failure}.title`)} action={dismiss}>
          {notice.text ?? failures(`${notice.failure}.help`)}
        </Callout>
      )}
      {notice?.kind === 'cut_off' && (
        <Callout tone="danger" title={t('phone.cut_off_title')} action={dismiss}>
          {t('phone.cut_off_help')}
        </Callout>
      )}
      {notice?.kind === 'reloaded' && (
        <Callout tone="warning" title={t('phone.reloaded_title')} action={dismiss}>
          {t('phone.reloaded_help')}
        </Callout>
      )}
    </div>
  );
}
