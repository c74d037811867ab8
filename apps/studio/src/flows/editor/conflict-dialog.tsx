'use client';

import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePerson } from '@/access/access-provider';
import { failureText } from '@/client/failure';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { toast } from '@/ui/toast';
import { useEditor, useUiLocale } from './editor-context';
import type { Saving } from './use-autosave';

/** Somebody saved a newer draft: shows who and when, and loses nothing either way. */
export function ConflictDialog({ saving }: { saving: Saving }) {
  const t = useTranslations('flows.conflict');
  const format = useFormatter();
  const { timeZone } = usePerson();
  const locale = useUiLocale();
  const router = useRouter();
  const save = useEditor((state) => state.save);
  const name = useEditor((state) => state.content.document.name);
  const [busy, setBusy] = useState<'copy' | 'theirs' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (save.state !== 'conflict') return null;
  const { updatedAt, updatedBy } = save.newer;
  const act = async (which: 'copy' | 'theirs', work: () => Promise<void>) => {
    setBusy(which);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(failureText(error, locale));
    } finally {
      setBusy(null);
    }
  };
  return (
    <Dialog
      open
      // It has to be decided: until then nothing more is saved.
      onOpenChange={() => undefined}
      title={t('title')}
      footer={
        <>
          <Button loading={busy === 'theirs'} disabled={busy !== null} onClick={() => act('theirs', saving.takeTheirs)}>
            {t('takeTheirs')}
          </Button>
          <Button
            variant="primary"
            loading={busy === 'copy'}
            disabled={busy !== null}
            onClick={() =>
              act('copy', async () => {
                const id = await saving.keepAsCopy(t('copyName', { name }).slice(0, 200));
                toast.success(t('copied'), {
                  action: { label: t('open'), onClick: () => router.push(`/flows/${id}`) },
                });
              })
            }
          >
            {t('keepMine')}
          </Button>
        </>
      }
    >
      <p className="text-sm">
        {t('text', {
          who: updatedBy === '' ? t('somebody') : updatedBy,
          when: format.dateTime(new Date(updatedAt), { dateStyle: 'medium', timeStyle: 'short', timeZone }),
        })}
      </p>
      <ul className="mt-3 list-disc space-y-1 pl-5 text-sm text-ink-muted">
        <li>{t('keepMineMeans')}</li>
        <li>{t('takeTheirsMeans')}</li>
      </ul>
      {problem !== null && (
        <Callout tone="danger" className="mt-3">
          {problem}
        </Callout>
      )}
    </Dialog>
  );
}
