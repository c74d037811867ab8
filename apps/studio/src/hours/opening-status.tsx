'use client';

import {
  type Calendar,
  calendarOf,
  type HolidayListContent,
  type HoursContent,
  holidayOn,
  isTimeZone,
  localTime,
  nextChange,
  openingAt,
} from '@patchbay/flow-schema';
import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';
import { useNow } from './use-now';

interface OpeningStatusProps {
  readonly hours: HoursContent;
  /** The lists of holidays that they name. */
  readonly lists: readonly HolidayListContent[];
  /** The name of an announcement that closes them now. */
  readonly closedBy?: string | undefined;
  /** Also the clock of the place. */
  readonly full?: boolean;
}

/** Whether a place is open now, until when, and what its clock shows. */
export function OpeningStatus({ hours, lists, closedBy, full = false }: OpeningStatusProps) {
  const t = useTranslations('hours.status');
  const locale = useLocale();
  const now = useNow();
  if (now === 0) return null;
  if (!isTimeZone(hours.timeZone)) return <Badge tone="danger">{t('zone_unknown')}</Badge>;
  const calendar: Calendar = calendarOf(hours, lists);
  const clock = localTime(new Date(now), hours.timeZone);
  const opening = openingAt(calendar, clock);
  const change = nextChange(calendar, clock);
  const holiday = holidayOn(calendar, clock.date);
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      {closedBy !== undefined ? (
        <Badge tone="warning">{t('closed_by', { name: closedBy })}</Badge>
      ) : opening === 'open' ? (
        <Badge tone="success">{t('open')}</Badge>
      ) : (
        <Badge tone={opening === 'holiday' ? 'info' : 'neutral'}>
          {opening === 'holiday' ? t('holiday', { name: holiday?.name ?? '' }) : t('closed')}
        </Badge>
      )}
      {closedBy === undefined && (
        <span className="text-ink-muted">
          {change === null
            ? t('no_change')
            : t(change.opening === 'open' ? 'opens' : 'closes', {
                when: whenOf(change, clock.date, locale, t('today')),
              })}
        </span>
      )}
      {full && <span className="text-ink-faint">{t('clock', { time: `${clock.time}`, zone: hours.timeZone })}</span>}
    </span>
  );
}

function whenOf(change: { date: string; time: string }, today: string, locale: string, words: string): string {
  if (change.date === today) return `${words} ${change.time}`;
  const day = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${change.date}T00:00:00Z`));
  return `${day} ${change.time}`;
}
