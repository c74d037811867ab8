'use client';

import { type Json, type PromptContent, type PromptPart, promptContentSchema } from '@patchbay/flow-schema';
import { AudioLines, Library, MessageSquareText, Plus, Variable } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Menu, MenuItem } from '@/ui/menu';
import { useEditor } from '../../editor-context';
import type { WidgetProps } from '../widget-props';
import { JsonWidget } from '../widgets/json-widget';
import { PromptPartCard } from './prompt-part-card';

function newPart(kind: PromptPart['kind'], languages: readonly string[]): PromptPart {
  switch (kind) {
    case 'text':
      return { kind, text: Object.fromEntries(languages.map((language) => [language, ''])) };
    case 'recording':
      return { kind, audio: {} };
    case 'prompt':
      return { kind, promptId: '' };
    case 'value':
      return { kind, value: '', as: 'text' };
  }
}

/** What a caller hears, part after part: text, recordings, prompts of the library, and values read aloud. */
export function PromptWidget(props: WidgetProps) {
  const t = useTranslations('flows.prompt');
  const languages = useEditor((state) => state.content.document.languages);
  const parsed = promptContentSchema.safeParse(props.value ?? []);
  if (!parsed.success && !isPartList(props.value)) return <JsonWidget {...props} />;
  // Parts of the right kind are shown even where a detail is still wrong, such as half a currency.
  const parts: PromptContent = parsed.success ? parsed.data : (props.value as unknown as PromptContent);
  const change = (next: PromptContent) => props.onChange(next as unknown as Json);
  const move = (from: number, to: number) => {
    const next = [...parts];
    const [part] = next.splice(from, 1);
    if (part) next.splice(to, 0, part);
    change(next);
  };
  const add = (kind: PromptPart['kind']) => change([...parts, newPart(kind, languages)]);
  return (
    <div className="space-y-2">
      <ol className="space-y-2">
        {parts.map((part, index) => (
          <PromptPartCard
            // biome-ignore lint/suspicious/noArrayIndexKey: a part has no identity but its place
            key={`${index}/${part.kind}`}
            node={props.node}
            path={[...props.path, index]}
            part={part}
            problems={props.problems}
            disabled={props.disabled}
            first={index === 0}
            last={index === parts.length - 1}
            onChange={(next) => change(parts.map((one, at) => (at === index ? next : one)))}
            onMove={(by) => move(index, index + by)}
            onRemove={() => change(parts.filter((_part, at) => at !== index))}
          />
        ))}
      </ol>
      {!props.disabled && (
        <div className="flex gap-1.5">
          <Button size="sm" id={props.id} onClick={() => add('text')}>
            <Plus aria-hidden />
            {t('addText')}
          </Button>
          <Menu
            align="start"
            trigger={
              <Button size="sm" variant="ghost" aria-label={t('addOtherTo', { name: props.label })}>
                {t('addOther')}
              </Button>
            }
          >
            <MenuItem onClick={() => add('text')}>
              <MessageSquareText aria-hidden />
              {t('kinds.text')}
            </MenuItem>
            <MenuItem onClick={() => add('value')}>
              <Variable aria-hidden />
              {t('kinds.value')}
            </MenuItem>
            <MenuItem onClick={() => add('recording')}>
              <AudioLines aria-hidden />
              {t('kinds.recording')}
            </MenuItem>
            <MenuItem onClick={() => add('prompt')}>
              <Library aria-hidden />
              {t('kinds.prompt')}
            </MenuItem>
          </Menu>
        </div>
      )}
    </div>
  );
}

const kinds: ReadonlySet<string> = new Set(['text', 'recording', 'prompt', 'value']);

function isPartList(value: Json | undefined): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (part) =>
        typeof part === 'object' &&
        part !== null &&
        !Array.isArray(part) &&
        typeof part.kind === 'string' &&
        kinds.has(part.kind) &&
        (part.kind !== 'text' || (typeof part.text === 'object' && part.text !== null)) &&
        (part.kind !== 'recording' || (typeof part.audio === 'object' && part.audio !== null)),
    )
  );
}
