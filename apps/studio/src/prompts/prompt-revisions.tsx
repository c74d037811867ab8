'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { Instant } from '@/ui/instant';
import { toast } from '@/ui/toast';
import type { PromptContent } from './prompt-state';

export interface Revision {
  id: string;
  number: number;
  content: PromptContent;
  createdAt: string;
  createdByName: string | null;
}

interface PromptRevisionsProps {
  promptId: string;
  publishedId: string | null;
  revisions: readonly Revision[];
  onPublished: () => Promise<unknown>;
}

/** Every state the prompt was saved in; any of them can be published again. */
export function PromptRevisions({ promptId, publishedId, revisions, onPublished }: PromptRevisionsProps) {
  const t = useTranslations('prompts');
  const trpc = useTRPC();
  const mayPublish = useCan()('prompt.publish');
  const publish = useMutation(
    trpc.prompts.publish.mutationOptions({
      onSuccess: async () => {
        toast.success(t('published_done'));
        await onPublished();
      },
    }),
  );
  return (
    <Card>
      <CardHeader title={t('history')} />
      <ul className="divide-y divide-line">
        {revisions.map((revision) => (
          <li key={revision.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
            <span className="font-medium">{t('revision', { number: revision.number })}</span>
            <span className="text-xs text-ink-muted">
              <Instant at={revision.createdAt} />
              {revision.createdByName !== null && ` ${t('by', { name: revision.createdByName })}`}
            </span>
            <span className="min-w-0 flex-1 truncate text-xs text-ink-muted">
              {Object.values(revision.content)
                .map(({ text }) => text)
                .filter(Boolean)
                .join(' · ')}
            </span>
            {revision.id === publishedId ? (
              <Badge tone="success">{t('current')}</Badge>
            ) : (
              mayPublish && (
                <Button
                  size="sm"
                  variant="ghost"
                  onClick={() => publish.mutate({ id: promptId, revisionId: revision.id })}
                >
                  {t('publish_this')}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
