'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';
import type { KeptMonth } from './months-to-go';

interface KeptMonthsProps {
  months: readonly KeptMonth[];
  /** The names of those that are deleted next. */
  gone: ReadonlySet<string>;
}

/** The months of calls, newest first; those to come are made ahead of time and told by their number alone. */
export function KeptMonths({ months, gone }: KeptMonthsProps) {
  const t = useTranslations('settings.retention');
  const format = useFormatter();
  const now = Date.now();
  const begun = months.filter(({ begins }) => Date.parse(begins) <= now).reverse();
  return (
    <div>
      <Table aria-label={t('months')}>
        <TableHead>
          <tr>
            <TableHeader>{t('month')}</TableHeader>
            <TableHeader className="text-right">{t('month_calls')}</TableHeader>
            <TableHeader className="text-right">{t('month_size')}</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {begun.map(({ name, begins, callsAbout, bytes }) => (
            <TableRow key={name}>
              <TableCell className="whitespace-nowrap">
                {format.dateTime(new Date(begins), { year: 'numeric', month: 'long', timeZone: 'UTC' })}
                {gone.has(name) && (
                  <Badge tone="warning" className="ml-2">
                    {t('goes_next')}
                  </Badge>
                )}
              </TableCell>
              <TableCell className="text-right tabular-nums">
                {callsAbout === null ? '–' : format.number(callsAbout)}
              </TableCell>
              <TableCell className="text-right whitespace-nowrap tabular-nums">
                {format.number(bytes / 1e6, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p className="mt-2 text-xs text-ink-muted">{t('months_help', { ahead: months.length - begun.length })}</p>
    </div>
  );
}
