'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { FormDialog } from '@/ui/form-dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { FolderField } from './folder-field';

interface PromptDialogProps {
  /** Left out: a new one. */
  readonly prompt?: { readonly id: string; readonly name: string; readonly folder: string };
  /** Where a new one begins. */
  readonly folder?: string;
  readonly onClose: () => void;
}

/** Name and folder of a prompt. A new one is opened. */
export function PromptDialog({ prompt, folder = '', onClose }: PromptDialogProps) {
  const t = useTranslations('prompts');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { push } = useRouter();
  const library = useQuery(trpc.prompts.library.queryOptions());
  const folders = [...new Set(library.data?.prompts.map((one) => one.folder))].filter((one) => one !== '').sort();
  const meta = { showsFailure: true };
  const create = useMutation(
    trpc.prompts.create.mutationOptions({ meta, onSuccess: ({ id }) => push(`/prompts/${id}`) }),
  );
  const rename = useMutation(trpc.prompts.rename.mutationOptions({ meta }));
  const move = useMutation(trpc.prompts.move.mutationOptions({ meta }));
  const submit = async (form: FormData) => {
    const [name, wanted] = [String(form.get('name')), String(form.get('folder')).trim()];
    if (prompt === undefined) {
      create.mutate({ name, folder: wanted, content: { [locale === 'zh' ? 'zh-CN' : 'en-US']: { text: '' } } });
      return;
    }
    if (name !== prompt.name) await rename.mutateAsync({ id: prompt.id, name });
    if (wanted !== prompt.folder) await move.mutateAsync({ ids: [prompt.id], folder: wanted });
    await queries.invalidateQueries({ queryKey: trpc.prompts.pathKey() });
    onClose();
  };
  return (
    <FormDialog
      title={t(prompt === undefined ? 'add' : 'rename')}
      size="sm"
      error={create.error ?? rename.error ?? move.error}
      saving={create.isPending || rename.isPending || move.isPending}
      submitLabel={ui(prompt === undefined ? 'create' : 'save')}
      onSubmit={(form) => void submit(form).catch(() => undefined)}
      onClose={onClose}
    >
      <FormField label={t('name')}>
        {(control) => (
          <Input
            {...control}
            name="name"
            required
            maxLength={100}
            autoFocus
            autoComplete="off"
            defaultValue={prompt?.name ?? ''}
            placeholder={t('name_placeholder')}
          />
        )}
      </FormField>
      <FolderField label={t('folder')} optional={ui('optional')} folders={folders} folder={prompt?.folder ?? folder} />
    </FormDialog>
  );
}
