'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { Card, CardHeader } from '@/ui/card';
import { Instant } from '@/ui/instant';

/** How a form came to be what it is. */
export function ScorecardVersions({ id }: { id: string }) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const versions = useQuery(trpc.scorecards.versions.queryOptions({ id }));
  return (
    <Card>
      <CardHeader title={t('versions')} description={t('versions_text')} />
      <ul className="divide-y divide-line">
        {(versions.data ?? []).map(({ version, createdAt, createdByName, content }) => (
          <li key={version} className="px-4 py-2.5">
            <details>
              <summary className="flex cursor-pointer flex-wrap gap-x-3 text-sm">
                <span className="font-medium">{t('version_is', { version })}</span>
                <span className="text-ink-muted">{createdByName}</span>
                <Instant at={createdAt} className="text-ink-muted" />
              </summary>
              <ul className="mt-2 flex flex-col gap-1 pl-4 text-sm">
                {content.sections.flatMap(({ questions }) =>
                  questions.map(({ id: questionId, text, weight, knockOut }) => (
                    <li key={questionId} className="flex gap-2">
                      <span className="w-8 shrink-0 text-right tabular-nums text-ink-muted">{weight}</span>
                      <span className="[overflow-wrap:anywhere]">
                        {text}
                        {knockOut && ` · ${t('knock_out')}`}
                      </span>
                    </li>
                  )),
                )}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}
