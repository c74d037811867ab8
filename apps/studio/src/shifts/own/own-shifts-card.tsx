'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { useNow } from '@/hours/use-now';
import { Card, CardHeader } from '@/ui/card';
import { dayWords } from '../day-words';
import { dayOn, timeOn } from '../shift-clock';

const readAgainMs = 300_000;

/** What is planned for the agent in the days to come: a line a day, with what lies between. */
export function OwnShiftsCard() {
  const t = useTranslations('shifts');
  const locale = useLocale();
  const trpc = useTRPC();
  const now = useNow();
  const { data } = useQuery(trpc.shifts.own.queryOptions(undefined, { refetchInterval: readAgainMs }));
  if (data === undefined) return null;
  const { parts, timeZone } = data;
  const reasons = new Map(data.reasons.map(({ id, name }) => [id, name]));
  const shifts: { since: string; until: string; breaks: typeof parts }[] = [];
  for (const part of parts) {
    const last = shifts.at(-1);
    if (last !== undefined && last.until === part.since) last.until = part.until;
    else shifts.push({ since: part.since, until: part.until, breaks: [] });
    if (part.activity !== '') shifts.at(-1)?.breaks.push(part);
  }
  const today = dayOn(new Date(now), timeZone);
  return (
    <Card>
      <CardHeader title={t('own.title')} />
      {shifts.length === 0 ? (
        <p className="p-4 text-sm text-ink-muted">{t('own.empty')}</p>
      ) : (
        <ul className="flex flex-col gap-2 p-4 text-sm">
          {shifts.map(({ since, until, breaks }) => (
            <li key={since} className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-2">
              <span className="text-ink-muted">
                {dayOn(since, timeZone) === today ? t('own.today') : dayWords(dayOn(since, timeZone), 'short', locale)}
              </span>
              <span className="tabular-nums">
                {timeOn(since, timeZone)}–{timeOn(until, timeZone)}
                {breaks.map((one) => (
                  <span key={one.since} className="block text-xs text-ink-muted">
                    {timeOn(one.since, timeZone)}–{timeOn(one.until, timeZone)} {reasons.get(one.activity) ?? ''}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
