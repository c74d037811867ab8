'use client';

import { History } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { Dialog } from '@/ui/dialog';
import { Instant } from '@/ui/instant';
import { Select } from '@/ui/select';
import type { PromptContent } from '../prompt-state';
import type { Sound } from '../upload-sound';
import { ContentComparison } from './content-comparison';

export interface Revision {
  readonly id: string;
  readonly number: number;
  readonly content: PromptContent;
  readonly note: string;
  readonly createdAt: string;
  readonly createdByName: string | null;
}

export interface Publication {
  readonly number: number;
  readonly at: string;
  readonly by: string;
}

interface HistoryCardProps {
  readonly publishedId: string | null;
  readonly revisions: readonly Revision[];
  readonly publications: readonly Publication[];
  readonly sounds: readonly Sound[];
  readonly editable: boolean;
  readonly publishable: boolean;
  readonly onRestore: (revision: Revision) => void;
  readonly onPublish: (revision: Revision) => void;
}

/** Every state the prompt was saved in, who published it when, and what changed; any of them can be had again. */
export function HistoryCard(props: HistoryCardProps) {
  const { publishedId, revisions, publications, sounds, editable, publishable, onRestore, onPublish } = props;
  const t = useTranslations('prompts');
  const [compared, setCompared] = useState<Revision | null>(null);
  return (
    <Card>
      <CardHeader title={t('history')} />
      <ul className="divide-y divide-line">
        {revisions.map((revision, at) => (
          <li key={revision.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
            <div className="min-w-0 flex-1 basis-52">
              <p className="flex flex-wrap items-center gap-x-2">
                <span className="font-medium">{t('revision', { number: revision.number })}</span>
                {revision.id === publishedId && <Badge tone="success">{t('current')}</Badge>}
                <span className="text-xs text-ink-muted">
                  <Instant at={revision.createdAt} />
                  {revision.createdByName !== null && ` ${t('by', { name: revision.createdByName })}`}
                </span>
              </p>
              {revision.note !== '' && (
                <p className="text-xs text-ink-muted">
                  {revision.note === 'import' ? t('import_note') : revision.note}
                </p>
              )}
              {publications
                .filter(({ number }) => number === revision.number)
                .map((publication) => (
                  <p key={publication.at} className="text-xs text-ink-muted">
                    {t.rich('published_by', { name: publication.by, when: () => <Instant at={publication.at} /> })}
                  </p>
                ))}
            </div>
            {revisions.length > 1 && (
              <Button size="sm" variant="ghost" onClick={() => setCompared(revision)}>
                {t('compare.open')}
              </Button>
            )}
            {editable && at > 0 && (
              <Button size="sm" variant="ghost" onClick={() => onRestore(revision)}>
                <History aria-hidden />
                {t('restore_draft')}
              </Button>
            )}
            {publishable && revision.id !== publishedId && (
              <Button size="sm" variant="ghost" onClick={() => onPublish(revision)}>
                {t('publish_this')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {compared !== null && (
        <CompareDialog
          revisions={revisions}
          sounds={sounds}
          initial={compared}
          publishedId={publishedId}
          onClose={() => setCompared(null)}
        />
      )}
    </Card>
  );
}

interface CompareDialogProps {
  readonly revisions: readonly Revision[];
  readonly sounds: readonly Sound[];
  readonly initial: Revision;
  readonly publishedId: string | null;
  readonly onClose: () => void;
}

function CompareDialog({ revisions, sounds, initial, publishedId, onClose }: CompareDialogProps) {
  const t = useTranslations('prompts');
  const at = revisions.indexOf(initial);
  const other =
    revisions[at + 1] ?? revisions.find(({ id }) => id === publishedId && id !== initial.id) ?? revisions[0];
  const [beforeId, setBeforeId] = useState(other?.id ?? initial.id);
  const [afterId, setAfterId] = useState(initial.id);
  const options = revisions.map(({ id, number, createdByName }) => ({
    value: id,
    label: t('revision', { number }),
    ...(createdByName === null ? {} : { hint: t('by', { name: createdByName }) }),
  }));
  const contentOf = (wanted: string) => revisions.find(({ id }) => id === wanted)?.content ?? {};
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('compare.title')} size="lg">
      <div className="flex flex-col gap-4">
        <div className="grid grid-cols-2 gap-3">
          <Select label={t('compare.before')} value={beforeId} options={options} onChange={setBeforeId} />
          <Select label={t('compare.after')} value={afterId} options={options} onChange={setAfterId} />
        </div>
        <ContentComparison before={contentOf(beforeId)} after={contentOf(afterId)} sounds={sounds} />
      </div>
    </Dialog>
  );
}
