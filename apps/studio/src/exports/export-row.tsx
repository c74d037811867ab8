'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, Trash2, X } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { usePerson } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { instantText } from '@/intl/instant-text';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { buttonVariants } from '@/ui/button-variants';
import { Instant } from '@/ui/instant';
import { ProgressBar } from '@/ui/progress-bar';

export interface ShownExport {
  readonly id: string;
  readonly title: string;
  readonly format: 'csv' | 'xlsx' | 'pdf';
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'expired';
  readonly rows: number;
  readonly rowsExpected: number | null;
  readonly bytes: number | null;
  readonly failure: string | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

const tones = {
  waiting: 'neutral',
  running: 'accent',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
  expired: 'neutral',
} as const;
const known = ['fonts_missing', 'search_too_wide', 'caller_data_erased', 'value_invalid'] as const;

export function ExportRow({ row }: { row: ShownExport }) {
  const t = useTranslations('exports');
  const format = useFormatter();
  const locale = useLocale();
  const { timeZone } = usePerson();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = { onSuccess: () => queries.invalidateQueries({ queryKey: trpc.exports.pathKey() }) };
  const cancel = useMutation(trpc.exports.cancel.mutationOptions(refresh));
  const remove = useMutation(trpc.exports.remove.mutationOptions(refresh));
  const working = row.state === 'waiting' || row.state === 'running';
  const failure = known.find((code) => code === row.failure) ?? 'other';
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex items-center gap-2">
          <span className="truncate text-sm font-medium">{row.title}</span>
          <Badge tone="outline">{row.format.toUpperCase()}</Badge>
        </p>
        <p className="mt-0.5 text-xs text-ink-muted">
          <Instant at={row.createdAt} form="short" />
          {row.state === 'done' && (
            <>
              {' · '}
              {t('rows', { rows: row.rows })}
              {row.bytes !== null &&
                ` · ${size(row.bytes, (value) => format.number(value, { maximumFractionDigits: 1 }))}`}
              {row.expiresAt !== null &&
                ` · ${t('until', { at: instantText(row.expiresAt, 'day', locale, timeZone) })}`}
            </>
          )}
        </p>
        {row.state === 'failed' && <p className="mt-0.5 text-xs text-danger">{t(`failures.${failure}`)}</p>}
        {row.state === 'running' && row.rowsExpected !== null && (
          <>
            <ProgressBar
              className="mt-1.5 max-w-96"
              share={row.rows / Math.max(row.rowsExpected, 1)}
              label={row.title}
            />
            <p className="text-xs text-ink-muted">{t('progress', { rows: row.rows, expected: row.rowsExpected })}</p>
          </>
        )}
      </div>
      <Badge tone={tones[row.state]}>{t(`states.${row.state}`)}</Badge>
      <div className="flex gap-1">
        {row.state === 'done' && (
          <a href={`/api/media/exports/${row.id}`} className={buttonVariants({ size: 'sm' })} download>
            <Download aria-hidden />
            {t('download')}
          </a>
        )}
        {working ? (
          <Button size="sm" onClick={() => cancel.mutate({ id: row.id })} loading={cancel.isPending}>
            <X aria-hidden />
            {t('cancel')}
          </Button>
        ) : (
          <Button
            variant="danger-ghost"
            size="icon-sm"
            aria-label={`${t('delete')}: ${row.title}`}
            onClick={() => remove.mutate({ id: row.id })}
            loading={remove.isPending}
          >
            <Trash2 aria-hidden />
          </Button>
        )}
      </div>
    </li>
  );
}

function size(bytes: number, number: (value: number) => string): string {
  return bytes < 1e6 ? `${number(Math.max(bytes / 1e3, 0.1))} kB` : `${number(bytes / 1e6)} MB`;
}
