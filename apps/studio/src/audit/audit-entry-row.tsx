'use client';

import type { Json } from '@patchbay/flow-schema';
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';
import { Instant } from '@/ui/instant';
import { changedFields } from './changed-fields';

interface AuditEntryRowProps {
  entry: {
    at: string;
    actorName: string;
    action: string;
    subjectKind: string;
    subjectId: string;
    before: Json;
    after: Json;
  };
}

/** One line, which opens to what was before and after. */
export function AuditEntryRow({ entry }: AuditEntryRowProps) {
  return (
    <details className="group">
      <summary className="flex cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-hover/60 [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-4 text-ink-faint transition-transform group-open:rotate-90" aria-hidden />
        <Instant at={entry.at} className="w-28 text-xs whitespace-nowrap text-ink-muted" />
        <span className="w-40 truncate text-sm font-medium">{entry.actorName}</span>
        <Badge className="font-mono text-2xs">{entry.action}</Badge>
        <code className="min-w-0 flex-1 truncate font-mono text-xs text-ink-muted">{entry.subjectId}</code>
      </summary>
      <Changes before={entry.before} after={entry.after} />
    </details>
  );
}

function Changes({ before, after }: { before: Json; after: Json }) {
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
                <Value value={field.before} className="bg-danger-soft text-danger-ink" />
              </td>
              <td className="py-1.5">
                <Value value={field.after} className="bg-success-soft text-success-ink" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ value, className }: { value: Json | undefined; className: string }) {
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
