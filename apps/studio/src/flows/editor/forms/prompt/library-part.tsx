'use client';

import { ExternalLink } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Select } from '@/ui/select';
import { useEditor } from '../../editor-context';
import { CodeField } from '../code-field';
import { useChoices } from '../use-choices';
import type { PartProps } from './part-props';

/** A prompt of the library: changed there, heard in every flow that names it. What it reads out, the flow hands over. */
export function LibraryPart({ part, disabled, onChange }: PartProps<'prompt'>) {
  const t = useTranslations('flows.prompt');
  const { prompts } = useChoices();
  const variables = useEditor((state) => state.content.document.variables);
  const options = prompts.map((one) => ({
    value: one.id,
    label: one.name,
    ...(one.published ? {} : { hint: t('promptNotPublished') }),
  }));
  const known = part.promptId === '' || options.some((option) => option.value === part.promptId);
  const wanted = prompts.find(({ id }) => id === part.promptId)?.values ?? [];
  const { values = {} } = part;
  /** What it does not read out (any more) is kept as long as somebody wrote it: it may be read out again. */
  const names = [...wanted, ...Object.keys(values).filter((name) => !wanted.includes(name))];
  const choose = (promptId: string) => {
    const needed = prompts.find(({ id }) => id === promptId)?.values ?? [];
    const same = needed.filter((name) => variables.some((variable) => variable.name === name));
    onChange({
      kind: 'prompt',
      promptId,
      ...(same.length === 0 ? {} : { values: Object.fromEntries(same.map((name) => [name, name])) }),
    });
  };
  const put = (name: string, source: string) => {
    const { [name]: _, ...others } = values;
    const next = source === '' ? others : { ...others, [name]: source };
    onChange({
      kind: 'prompt',
      promptId: part.promptId,
      ...(Object.keys(next).length === 0 ? {} : { values: next }),
    });
  };
  return (
    <div className="space-y-1.5">
      <div className="flex items-center gap-1.5">
        <Select
          label={t('kinds.prompt')}
          placeholder={t(options.length === 0 ? 'libraryEmpty' : 'choosePrompt')}
          value={part.promptId === '' ? null : part.promptId}
          disabled={disabled}
          options={known ? options : [...options, { value: part.promptId, label: t('promptMissing') }]}
          onChange={choose}
        />
        {known && part.promptId !== '' && (
          <Link
            href={`/prompts/${part.promptId}`}
            aria-label={t('openPrompt')}
            title={t('openPrompt')}
            className="grid size-8 shrink-0 place-items-center rounded-md text-ink-muted hover:bg-hover hover:text-ink"
          >
            <ExternalLink className="size-4" aria-hidden />
          </Link>
        )}
      </div>
      {names.map((name) => (
        <div key={name} className="flex items-center gap-2">
          <code className="w-24 shrink-0 truncate font-mono text-xs text-ink-muted" title={name}>
            {name}
          </code>
          <CodeField
            kind="cel"
            label={t('valueOf', { name })}
            placeholder="accountBalance"
            value={values[name] ?? ''}
            disabled={disabled}
            className="min-w-0 flex-1"
            onChange={(source) => put(name, source)}
          />
        </div>
      ))}
    </div>
  );
}
