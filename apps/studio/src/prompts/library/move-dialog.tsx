'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId } from 'react';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';

interface MoveDialogProps {
  readonly ids: readonly string[];
  readonly folders: readonly string[];
  readonly onClose: () => void;
}

/** Puts prompts into a folder, a new one or one that is there. */
export function MoveDialog({ ids, folders, onClose }: MoveDialogProps) {
  const t = useTranslations('prompts');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const formId = useId();
  const move = useMutation(
    trpc.prompts.move.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.prompts.pathKey() });
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    move.mutate({ ids: [...ids], folder: String(new FormData(event.currentTarget).get('folder')).trim() });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('move_title', { count: ids.length })}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" loading={move.isPending}>
            {t('move_action')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        <FormField label={t('folder')} help={t('folder_help')}>
          {(control) => (
            <>
              <Input
                {...control}
                name="folder"
                maxLength={100}
                autoFocus
                autoComplete="off"
                list={`${formId}-folders`}
              />
              <datalist id={`${formId}-folders`}>
                {folders.map((one) => (
                  <option key={one} value={one} />
                ))}
              </datalist>
            </>
          )}
        </FormField>
      </form>
    </Dialog>
  );
}
