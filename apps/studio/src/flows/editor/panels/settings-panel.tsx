'use client';

import { languageSchema } from '@patchbay/flow-schema';
import { ArrowUp, Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { UsesCard } from '@/centre/uses-card';
import { Button } from '@/ui/button';
import { FormField } from '@/ui/form-field';
import { Input, Textarea } from '@/ui/input';
import { Select } from '@/ui/select';
import { useLanguageName } from '../../use-language-name';
import { acceptsEntry } from '../core/connections';
import { useEditor, useWorkspace } from '../editor-context';
import { useNodeName } from '../use-node-name';

const nobody = '-';

/** What concerns the flow as a whole. */
export function SettingsPanel() {
  const t = useTranslations('flows.settings');
  const { editor } = useWorkspace();
  const document = useEditor((state) => state.content.document);
  const readOnly = useEditor((state) => state.readOnly);
  const nameOf = useNodeName();
  const { setHeader, endBurst } = editor.actions;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears that typing in a field has ended
    <div className="space-y-4 p-3" onBlur={endBurst}>
      <FormField label={t('name')} error={document.name.trim() === '' ? t('nameNeeded') : undefined}>
        {(control) => (
          <Input
            {...control}
            value={document.name}
            maxLength={200}
            readOnly={readOnly}
            onChange={(event) => setHeader({ name: event.currentTarget.value })}
          />
        )}
      </FormField>
      <FormField label={t('description')}>
        {(control) => (
          <Textarea
            {...control}
            value={document.description}
            maxLength={4_000}
            readOnly={readOnly}
            onChange={(event) => setHeader({ description: event.target.value })}
          />
        )}
      </FormField>
      <Languages />
      <FormField label={t('errorHandler')} help={t('errorHandlerHelp')}>
        {(control) => (
          <Select
            id={control.id}
            disabled={readOnly}
            value={document.errorHandler ?? nobody}
            options={[
              { value: nobody, label: t('noErrorHandler') },
              ...document.nodes
                .filter((node) => acceptsEntry(node.type))
                .map((node) => ({ value: node.id, label: nameOf(node) })),
            ]}
            onChange={(next) => setHeader({ errorHandler: next === nobody ? null : next })}
          />
        )}
      </FormField>
      <UsesCard kind="flow" id={editor.parts.flowId} />
    </div>
  );
}

/** The languages callers hear, the first in front. */
function Languages() {
  const t = useTranslations('flows.settings');
  const { editor } = useWorkspace();
  const languages = useEditor((state) => state.content.document.languages);
  const readOnly = useEditor((state) => state.readOnly);
  const nameOf = useLanguageName();
  const [typed, setTyped] = useState('');
  const fits = languageSchema.safeParse(typed).success && !languages.includes(typed);
  const set = (next: string[]) => editor.actions.setHeader({ languages: next });
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{t('languages')}</legend>
      <ul className="space-y-1">
        {languages.map((tag, index) => (
          <li key={tag} className="flex h-8 items-center gap-1 rounded-md border border-line px-2 text-sm">
            <span className="min-w-0 flex-1 truncate">
              {nameOf(tag)} <span className="text-ink-faint">{tag}</span>
            </span>
            {index === 0 ? (
              <span className="text-xs text-ink-faint">{t('first')}</span>
            ) : (
              !readOnly && (
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={t('makeFirst', { language: nameOf(tag) })}
                  onClick={() => set([tag, ...languages.filter((one) => one !== tag)])}
                >
                  <ArrowUp aria-hidden />
                </Button>
              )
            )}
            {!readOnly && languages.length > 1 && (
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={t('removeLanguage', { language: nameOf(tag) })}
                onClick={() => set(languages.filter((one) => one !== tag))}
              >
                <X aria-hidden />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <form
          className="mt-1.5 flex gap-1.5"
          onSubmit={(event) => {
            event.preventDefault();
            if (!fits) return;
            set([...languages, typed]);
            setTyped('');
          }}
        >
          <Input
            aria-label={t('addLanguage')}
            list="flow-languages"
            placeholder="fr-FR"
            value={typed}
            aria-invalid={(typed !== '' && !fits) || undefined}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <datalist id="flow-languages">
            {commonLanguages.map((tag) => (
              <option key={tag} value={tag}>
                {nameOf(tag)}
              </option>
            ))}
          </datalist>
          <Button type="submit" size="icon" aria-label={t('addLanguage')} disabled={!fits}>
            <Plus aria-hidden />
          </Button>
        </form>
      )}
      <p className="mt-1 text-xs text-ink-muted">{t('languagesHelp')}</p>
    </fieldset>
  );
}

export const commonLanguages = [
  'en-US',
  'en-GB',
  'zh-CN',
  'zh-TW',
  'zh-HK',
  'de-DE',
  'es-ES',
  'fr-FR',
  'it-IT',
  'ja-JP',
  'ko-KR',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'pt-PT',
  'ru-RU',
  'tr-TR',
];
