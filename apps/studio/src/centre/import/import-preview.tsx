'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/ui/badge';
import { Callout } from '@/ui/callout';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';
import type { ShownPlan } from './shown-plan';

const tones: Readonly<Record<ShownPlan['changes'][number]['kind'], BadgeTone>> = {
  new: 'success',
  changed: 'info',
  removed: 'danger',
};

/** What a file would change, cell by cell, and what in it is wrong. */
export function ImportPreview({ plan }: { plan: ShownPlan }) {
  const t = useTranslations('centre.import');
  const { counts, changes, problemCount } = plan;
  const total = counts.new + counts.changed + counts.removed;
  return (
    <>
      <p className="flex flex-wrap gap-1.5" aria-live="polite">
        {problemCount > 0 && <Badge tone="danger">{t('count_problems', { count: problemCount })}</Badge>}
        <Badge tone="success">{t('count_new', { count: counts.new })}</Badge>
        <Badge tone="info">{t('count_changed', { count: counts.changed })}</Badge>
        {counts.removed > 0 && <Badge tone="danger">{t('count_removed', { count: counts.removed })}</Badge>}
        <Badge>{t('count_unchanged', { count: counts.unchanged })}</Badge>
      </p>
      {problemCount > 0 && <Problems plan={plan} />}
      {problemCount === 0 && total === 0 && <Callout tone="info">{t('nothing')}</Callout>}
      {problemCount === 0 && total > 0 && (
        <Table>
          <TableHead>
            <tr>
              <TableHeader>{t('change')}</TableHeader>
              <TableHeader>{t('row')}</TableHeader>
              <TableHeader>{t('before_after')}</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {changes.map((change) => (
              <TableRow key={`${change.kind} ${change.name} ${change.cells[0]?.after}`}>
                <TableCell className="w-24 align-top">
                  <Badge tone={tones[change.kind]}>{t(`kind_${change.kind}`)}</Badge>
                </TableCell>
                <TableCell className="align-top font-medium whitespace-nowrap">{change.name}</TableCell>
                <TableCell className="align-top leading-5">
                  <Cells change={change} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {total > changes.length && (
        <p className="text-sm text-ink-muted">{t('more', { count: total - changes.length })}</p>
      )}
    </>
  );
}

function Cells({ change }: { change: ShownPlan['changes'][number] }) {
  const t = useTranslations('centre.import');
  const value = (text: string) => (text === '' ? <span className="text-ink-faint">{t('empty_value')}</span> : text);
  return (
    <ul className="flex flex-col gap-0.5 text-xs">
      {change.cells.map(({ column, before, after }) => (
        <li key={column} className="[overflow-wrap:anywhere]">
          <code className="mr-2 font-mono text-ink-muted">{column}</code>
          {before !== null && (
            <span className={change.kind === 'removed' ? '' : 'text-danger-ink line-through'}>{value(before)}</span>
          )}
          {before !== null && after !== null && <span className="mx-1.5 text-ink-faint">→</span>}
          {after !== null && <span className="text-success-ink">{value(after)}</span>}
        </li>
      ))}
    </ul>
  );
}

function Problems({ plan }: { plan: ShownPlan }) {
  const t = useTranslations('centre.import');
  const locale = useLocale();
  const more = plan.problemCount - plan.problems.length;
  return (
    <>
      <Callout tone="danger">{t('problems_first')}</Callout>
      <Table>
        <TableHead>
          <tr>
            <TableHeader className="text-right">{t('line')}</TableHeader>
            <TableHeader>{t('column')}</TableHeader>
            <TableHeader className="whitespace-normal">{t('problem')}</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {plan.problems.map(({ line, column, reason }) => (
            <TableRow key={`${line} ${column} ${reason.en}`}>
              <TableCell className="w-16 text-right tabular-nums">{line ?? '–'}</TableCell>
              <TableCell className="font-mono text-xs">{column ?? '–'}</TableCell>
              <TableCell className="[overflow-wrap:anywhere]">{reason[locale]}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {more > 0 && <p className="text-sm text-ink-muted">{t('more', { count: more })}</p>}
    </>
  );
}
