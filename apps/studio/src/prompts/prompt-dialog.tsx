'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId } from 'react';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';

/** Asks for a name, and opens the new prompt. */
export function PromptDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('prompts');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const formId = useId();
  const { push } = useRouter();
  const create = useMutation(trpc.prompts.create.mutationOptions({ onSuccess: ({ id }) => push(`/prompts/${id}`) }));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name'));
    create.mutate({ name, content: { [locale === 'zh' ? 'zh-CN' : 'en-US']: { text: '' } } });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('add')}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" loading={create.isPending}>
            {ui('create')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        <FormField label={t('name')}>
          {(control) => (
            <Input
              {...control}
              name="name"
              required
              maxLength={100}
              autoFocus
              autoComplete="off"
              placeholder={t('name_placeholder')}
            />
          )}
        </FormField>
      </form>
    </Dialog>
  );
}
