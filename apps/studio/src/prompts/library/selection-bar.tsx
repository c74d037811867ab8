'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FolderInput, Send } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { toast } from '@/ui/toast';
import type { LibraryPrompt } from './library-types';
import { MoveDialog } from './move-dialog';

interface SelectionBarProps {
  readonly chosen: readonly LibraryPrompt[];
  readonly folders: readonly string[];
  readonly onDone: () => void;
}

/** What is done to several prompts at once. One that cannot be published says why and keeps none of the others back. */
export function SelectionBar({ chosen, folders, onDone }: SelectionBarProps) {
  const t = useTranslations('prompts');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const publishable = useCan()('prompt.publish');
  const publish = useMutation(trpc.prompts.publish.mutationOptions({ meta: { showsFailure: true } }));
  const [moving, setMoving] = useState(false);
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<readonly { name: string; why: string }[]>([]);
  const waiting = chosen.filter(({ latest, published }) => latest.id !== published?.id);
  const publishAll = async () => {
    setPending(true);
    const failed: { name: string; why: string }[] = [];
    for (const { id, name, latest } of waiting) {
      try {
        await publish.mutateAsync({ id, revisionId: latest.id });
      } catch (error) {
        failed.push({ name, why: failureText(error, locale) });
      }
    }
    setPending(false);
    setRefused(failed);
    if (failed.length < waiting.length) toast.success(t('published_many', { count: waiting.length - failed.length }));
    await queries.invalidateQueries({ queryKey: trpc.prompts.pathKey() });
    if (failed.length === 0) onDone();
  };
  if (chosen.length === 0) return null;
  return (
    <div className="mb-3 flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" onClick={() => setMoving(true)}>
          <FolderInput aria-hidden />
          {t('move', { count: chosen.length })}
        </Button>
        {publishable && (
          <Button size="sm" disabled={waiting.length === 0} loading={pending} onClick={() => void publishAll()}>
            <Send aria-hidden />
            {t('publish_many', { count: waiting.length })}
          </Button>
        )}
      </div>
      {refused.length > 0 && (
        <Callout tone="danger">
          <ul>
            {refused.map(({ name, why }) => (
              <li key={name}>
                <strong>{name}</strong>: {why}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      {moving && (
        <MoveDialog
          ids={chosen.map(({ id }) => id)}
          folders={folders}
          onClose={() => {
            setMoving(false);
            onDone();
          }}
        />
      )}
    </div>
  );
}
