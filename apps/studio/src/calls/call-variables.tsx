'use client';

import { useTranslations } from 'next-intl';
import { Instant } from '@/ui/instant';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';
import type { CallStepRow } from './call-steps-table';

/** The last value of every variable that the call set; sensitive ones are masked where they are written. */
export function CallVariables({ steps }: { steps: readonly CallStepRow[] }) {
  const t = useTranslations('calls');
  const last = new Map<string, CallStepRow>();
  for (const step of steps) {
    if (step.kind === 'variable.set' && typeof step.detail.name === 'string') last.set(step.detail.name, step);
  }
  if (last.size === 0) return <p className="py-8 text-center text-sm text-ink-muted">{t('no_variables')}</p>;
  return (
    <Table>
      <TableHead>
        <tr>
          <TableHeader>{t('variable')}</TableHeader>
          <TableHeader>{t('value')}</TableHeader>
          <TableHeader>{t('step_time')}</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {[...last].map(([name, step]) => (
          <TableRow key={name}>
            <TableCell className="font-medium">{name}</TableCell>
            <TableCell className="font-mono text-xs [overflow-wrap:anywhere]">
              {JSON.stringify(step.detail.value)}
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">
              <Instant at={step.at} form="time" />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
