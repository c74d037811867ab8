'use client';

import type { PromptPart } from '@patchbay/flow-schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { LibraryBig } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { FormDialog } from '@/ui/form-dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { toast } from '@/ui/toast';
import { type LibraryContent, toLibrary } from './to-library';

interface PutIntoLibraryProps {
  /** Of the step: what the prompt is called unless somebody finds a better name. */
  readonly name: string;
  readonly part: Extract<PromptPart, { kind: 'text' | 'recording' }>;
  readonly onChange: (part: PromptPart) => void;
}

/** Makes a prompt of the library of what a step says, and has the step play it. */
export function PutIntoLibrary({ name, part, onChange }: PutIntoLibraryProps) {
  const t = useTranslations('flows.prompt');
  const can = useCan();
  const [open, setOpen] = useState(false);
  const kept = toLibrary(part);
  if (!can('prompt.edit') || !can('prompt.publish')) return null;
  return (
    <>
      <Button
        variant="ghost"
        size="icon-sm"
        className="size-6"
        disabled={kept === null}
        aria-label={t('putIntoLibrary')}
        title={t('putIntoLibrary')}
        onClick={() => setOpen(true)}
      >
        <LibraryBig aria-hidden />
      </Button>
      {open && kept !== null && (
        <NameDialog name={name} kept={kept} onChange={onChange} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

interface NameDialogProps {
  readonly name: string;
  readonly kept: LibraryContent;
  readonly onChange: (part: PromptPart) => void;
  readonly onClose: () => void;
}

function NameDialog({ name, kept, onChange, onClose }: NameDialogProps) {
  const t = useTranslations('flows.prompt');
  const prompts = useTranslations('prompts');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const meta = { showsFailure: true };
  const create = useMutation(trpc.prompts.create.mutationOptions({ meta }));
  const publish = useMutation(trpc.prompts.publish.mutationOptions({ meta }));
  const submit = async (form: FormData) => {
    const { id, revisionId } = await create.mutateAsync({
      name: String(form.get('name')),
      folder: String(form.get('folder')),
      content: kept.content,
    });
    await publish.mutateAsync({ id, revisionId });
    // The form has to know it, and so do the checks, before the step names it.
    await Promise.all([
      queries.invalidateQueries({ queryKey: trpc.flows.choices.queryKey() }),
      queries.invalidateQueries({ queryKey: trpc.flows.centreFacts.queryKey() }),
    ]);
    onChange({
      kind: 'prompt',
      promptId: id,
      ...(Object.keys(kept.values).length === 0 ? {} : { values: kept.values }),
    });
    toast.success(t('putDone'));
    onClose();
  };
  return (
    <FormDialog
      title={t('putIntoLibrary')}
      description={t('putHelp')}
      size="sm"
      error={create.error ?? publish.error}
      saving={create.isPending || publish.isPending}
      submitLabel={t('put')}
      onSubmit={(form) => void submit(form).catch(() => undefined)}
      onClose={onClose}
    >
      <FormField label={prompts('name')}>
        {(control) => (
          <Input
            {...control}
            name="name"
            required
            maxLength={100}
            autoFocus
            autoComplete="off"
            defaultValue={name.slice(0, 100)}
          />
        )}
      </FormField>
      <FormField label={prompts('folder')} optional={ui('optional')}>
        {(control) => <Input {...control} name="folder" maxLength={100} autoComplete="off" />}
      </FormField>
    </FormDialog>
  );
}
