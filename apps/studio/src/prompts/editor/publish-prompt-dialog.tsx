'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { failureText } from '@/client/failure';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import type { PromptContent } from '../prompt-state';
import type { Sound } from '../upload-sound';
import { ContentComparison } from './content-comparison';

interface PublishPromptDialogProps {
  readonly before: PromptContent;
  readonly after: PromptContent;
  readonly sounds: readonly Sound[];
  /** How many flows will play it to new callers. */
  readonly flows: number;
  /** A revision that is there already has its note. */
  readonly withNote: boolean;
  readonly onClose: () => void;
  readonly publish: (note: string) => Promise<unknown>;
}

/** What callers will hear from now on, against what they hear today. */
export function PublishPromptDialog(props: PublishPromptDialogProps) {
  const { before, after, sounds, flows, withNote, onClose, publish } = props;
  const t = useTranslations('prompts.publishing');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const [note, setNote] = useState('');
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const go = async () => {
    setPending(true);
    setFailure(null);
    try {
      await publish(note.trim());
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={t('description', { count: flows })}
      size="lg"
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button variant="primary" loading={pending} onClick={() => void go()}>
            {t('publish')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {failure !== null && <Callout tone="danger">{failureText(failure, locale)}</Callout>}
        <ContentComparison before={before} after={after} sounds={sounds} />
        {withNote && (
          <FormField label={t('note')} optional={ui('optional')}>
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                placeholder={t('note_placeholder')}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
            )}
          </FormField>
        )}
      </div>
    </Dialog>
  );
}
