'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { FormDialog } from '@/ui/form-dialog';
import { FolderField } from '../folder-field';

interface MoveDialogProps {
  readonly ids: readonly string[];
  readonly folders: readonly string[];
  readonly onClose: () => void;
}

/** Puts prompts into a folder, a new one or one that is there. */
export function MoveDialog({ ids, folders, onClose }: MoveDialogProps) {
  const t = useTranslations('prompts');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const move = useMutation(
    trpc.prompts.move.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.prompts.pathKey() });
        onClose();
      },
    }),
  );
  const submit = (form: FormData) => {
    move.mutate({ ids: [...ids], folder: String(form.get('folder')).trim() });
  };
  return (
    <FormDialog
      title={t('move_title', { count: ids.length })}
      size="sm"
      error={move.error}
      saving={move.isPending}
      submitLabel={t('move_action')}
      onSubmit={submit}
      onClose={onClose}
    >
      <FolderField label={t('folder')} help={t('folder_help')} folders={folders} autoFocus />
    </FormDialog>
  );
}
