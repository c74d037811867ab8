'use client';

import { languageSchema } from '@patchbay/flow-schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { useUiLocale } from '../editor/editor-context';
import { commonLanguages } from '../editor/panels/settings-panel';
import { useLanguageName } from '../use-language-name';

/** Name and languages; everything else is drawn. */
export function NewFlowDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('flows.list');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const locale = useUiLocale();
  const nameOf = useLanguageName();
  const [name, setName] = useState('');
  const [languages, setLanguages] = useState<string[]>([locale === 'zh' ? 'zh-CN' : 'en-US']);
  const [typed, setTyped] = useState('');
  const fits = languageSchema.safeParse(typed).success && !languages.includes(typed);
  const create = useMutation(
    trpc.flows.create.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: trpc.flows.list.queryKey() });
        router.push(`/flows/${id}`);
      },
    }),
  );
  const add = () => {
    if (!fits) return;
    setLanguages([...languages, typed]);
    setTyped('');
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('newTitle')} description={t('newText')}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') create.mutate({ name, kind: 'voice', languages, locale });
        }}
      >
        <FormField label={t('name')}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              maxLength={200}
              placeholder={t('namePlaceholder')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </FormField>
        <FormField label={t('languages')} help={t('languagesHelp')}>
          {(control) => (
            <div className="flex flex-wrap items-center gap-1.5">
              {languages.map((tag) => (
                <span
                  key={tag}
                  className="inline-flex h-8 items-center gap-1 rounded-md border border-line bg-canvas pr-1 pl-2 text-sm"
                >
                  {nameOf(tag)}
                  {languages.length > 1 && (
                    <Button
                      variant="ghost"
                      size="icon-sm"
                      className="size-6"
                      aria-label={t('removeLanguage', { language: nameOf(tag) })}
                      onClick={() => setLanguages(languages.filter((one) => one !== tag))}
                    >
                      <X aria-hidden />
                    </Button>
                  )}
                </span>
              ))}
              <Input
                {...control}
                list="new-flow-languages"
                className="w-32"
                placeholder={locale === 'zh' ? 'en-US' : 'zh-CN'}
                value={typed}
                aria-invalid={(typed !== '' && !fits) || undefined}
                onChange={(event) => setTyped(event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || typed === '') return;
                  event.preventDefault();
                  add();
                }}
              />
              <datalist id="new-flow-languages">
                {commonLanguages.map((tag) => (
                  <option key={tag} value={tag}>
                    {nameOf(tag)}
                  </option>
                ))}
              </datalist>
              <Button size="icon" aria-label={t('addLanguage')} disabled={!fits} onClick={add}>
                <Plus aria-hidden />
              </Button>
            </div>
          )}
        </FormField>
        {create.isError && <Callout tone="danger">{failureText(create.error, locale)}</Callout>}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="submit"
            variant="primary"
            loading={create.isPending || create.isSuccess}
            disabled={name.trim() === ''}
          >
            {t('create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
