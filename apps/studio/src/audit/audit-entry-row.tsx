'use client';

import type { Json } from '@patchbay/flow-schema';
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';
import { Instant } from '@/ui/instant';
import { changedFields, withNames } from './changed-fields';

interface AuditEntryRowProps {
  entry: {
    at: string;
    actorName: string;
    action: string;
    subjectKind: string;
    subjectId: string;
    subjectName: string;
    before: Json;
    after: Json;
  };
  /** What ids inside before and after are called. */
  names: Readonly<Record<string, string>>;
}

/** One line, which opens to what was before and after. */
export function AuditEntryRow({ entry, names }: AuditEntryRowProps) {
  const t = useTranslations('audit');
  const key = `actions.${entry.action}` as Parameters<typeof t.has>[0];
  return (
    <details className="group">
      <summary className="flex cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-hover/60 [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-4 text-ink-faint transition-transform group-open:rotate-90" aria-hidden />
        <Instant at={entry.at} className="w-28 text-xs whitespace-nowrap text-ink-muted" />
        <span className="w-40 truncate text-sm font-medium">{entry.actorName}</span>
        <Badge title={entry.action}>{t.has(key) ? t(key) : entry.action}</Badge>
        <span className="min-w-0 flex-1 truncate text-sm text-ink-muted" title={entry.subjectId}>
          <bdi>{entry.subjectName}</bdi>
        </span>
      </summary>
      <Changes before={entry.before} after={entry.after} names={names} />
    </details>
  );
}

interface ChangesProps {
  before: Json;
  after: Json;
  names: Readonly<Record<string, string>>;
}

function Changes({ before, after, names }: ChangesProps) {
  const t = useTranslations('audit');
  const fields = changedFields(before, after);
  if (fields.length === 0) return <p className="px-11 pb-3 text-sm text-ink-muted">{t('nothing')}</p>;
  return (
    <div className="overflow-x-auto px-4 pb-3 sm:pl-11">
      <table className="w-full text-xs">
        <thead className="text-left text-ink-muted">
          <tr>
            <th scope="col" className="py-1 pr-4 font-medium">
              {t('field')}
            </th>
            <th scope="col" className="w-2/5 py-1 pr-4 font-medium">
              {t('before')}
            </th>
            <th scope="col" className="w-2/5 py-1 font-medium">
              {t('after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.path} className="border-t border-line align-top">
              <td className="py-1.5 pr-4 font-medium">{field.path === '' ? t('value') : field.path}</td>
              <td className="py-1.5 pr-4">
                <Value value={field.before} names={names} className="bg-danger-soft text-danger-ink" />
              </td>
              <td className="py-1.5">
                <Value value={field.after} names={names} className="bg-success-soft text-success-ink" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ValueProps {
  value: Json | undefined;
  names: Readonly<Record<string, string>>;
  className: string;
}

function Value({ value: stored, names, className }: ValueProps) {
  const value = stored === undefined ? undefined : withNames(stored, names);
  if (value === undefined) return <span className="text-ink-faint">–</span>;
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 1);
  return (
    <code
      className={`inline-block max-h-48 overflow-y-auto rounded-sm px-1 font-mono break-all whitespace-pre-wrap ${className}`}
    >
      {text === '' ? '""' : text}
    </code>
  );
}
