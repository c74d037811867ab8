'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { Instant } from '@/ui/instant';

interface Revision<Content> {
  readonly id: string;
  readonly number: number;
  readonly content: Content;
  readonly createdAt: string;
  readonly createdByName: string | null;
}

interface ScheduleRevisionsProps<Content> {
  readonly revisions: readonly Revision<Content>[];
  readonly publishedId: string | null;
  readonly describe: (content: Content) => string;
  readonly editable: boolean;
  readonly onRestore: (content: Content) => void;
}

/** Every revision, newest first, and the way back to each: it comes into the form and is saved as ever. */
export function ScheduleRevisions<Content>(props: ScheduleRevisionsProps<Content>) {
  const t = useTranslations('hours');
  return (
    <Card>
      <CardHeader title={t('history')} />
      <ol className="divide-y divide-line">
        {props.revisions.map(({ id, number, content, createdAt, createdByName }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
            <span className="font-medium">{t('revision', { number })}</span>
            {id === props.publishedId && <Badge tone="success">{t('told_now')}</Badge>}
            <span className="text-ink-muted">
              <Instant at={createdAt} /> · {createdByName ?? t('somebody')}
            </span>
            <span className="min-w-0 flex-1 basis-40 truncate text-ink-faint">{props.describe(content)}</span>
            {props.editable && (
              <Button size="sm" onClick={() => props.onRestore(content)}>
                {t('restore_revision')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
