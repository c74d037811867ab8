'use client';

import { useQuery } from '@tanstack/react-query';
import { NotebookPen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Card, CardHeader } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { Instant } from '@/ui/instant';
import { QueryState } from '@/ui/query-state';

/** What was written down about a call: notes, forms that were filled in, and what the caller thought of it. */
export function CallPapers({ id }: { id: string }) {
  const t = useTranslations('one_call.papers');
  const trpc = useTRPC();
  const papers = useQuery(trpc.calls.papers.queryOptions({ id }));
  return (
    <QueryState query={papers}>
      {({ notes, forms, satisfaction }) =>
        notes.length + forms.length + satisfaction.length === 0 ? (
          <EmptyState icon={NotebookPen} title={t('empty_title')} description={t('empty')} />
        ) : (
          <div className="flex flex-col gap-4">
            {notes.length > 0 && (
              <Card>
                <CardHeader title={t('notes')} />
                <ul className="divide-y divide-line">
                  {notes.map((note) => (
                    <li key={note.id} className="px-4 py-2.5">
                      <p className="text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">{note.text}</p>
                      <Signature who={note.author} at={note.updatedAt} />
                    </li>
                  ))}
                </ul>
              </Card>
            )}
            {forms.length > 0 && (
              <Card>
                <CardHeader title={t('forms')} />
                <ul className="divide-y divide-line">
                  {forms.map((form) => (
                    <li key={form.id} className="px-4 py-2.5">
                      <p className="text-sm font-medium">{form.name}</p>
                      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
                        {Object.entries(form.values).map(([name, value]) => (
                          <div key={name} className="contents">
                            <dt className="text-ink-muted">{name}</dt>
                            <dd className="[overflow-wrap:anywhere]">{shown(value)}</dd>
                          </div>
                        ))}
                      </dl>
                      {Object.keys(form.values).length === 0 && (
                        <p className="text-xs text-ink-muted">{t('emptied')}</p>
                      )}
                      <Signature who={form.agent} at={form.at} />
                    </li>
                  ))}
                </ul>
              </Card>
            )}
            {satisfaction.length > 0 && (
              <Card>
                <CardHeader title={t('satisfaction')} />
                <ul className="divide-y divide-line">
                  {satisfaction.map((answer) => (
                    <li key={answer.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
                      <span className="font-medium">{answer.question}</span>
                      <Badge tone="accent">{t('score', { score: answer.score, max: answer.scoreMax })}</Badge>
                      <Signature who={[answer.agent, answer.queue].filter(Boolean).join(' · ')} at={answer.at} />
                    </li>
                  ))}
                </ul>
              </Card>
            )}
          </div>
        )
      }
    </QueryState>
  );
}

function Signature({ who, at }: { who: string; at: string }) {
  return (
    <p className="mt-1 text-xs text-ink-muted">
      {who} · <Instant at={at} form="full" />
    </p>
  );
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
