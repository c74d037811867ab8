'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Archive } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { RowMenu } from '@/ui/list-screen';
import { type ListColumn, ListTable, type RowSelection } from '@/ui/list-table';
import { MenuItem } from '@/ui/menu';
import { toast } from '@/ui/toast';
import { languageName } from '../languages';
import { type PromptContent, PromptState } from '../prompt-state';
import type { LibraryPrompt } from './library-types';

interface PromptTableProps {
  readonly prompts: readonly LibraryPrompt[];
  readonly selection: RowSelection;
}

/** The prompts with what they say, where they are heard, and how they stand. */
export function PromptTable({ prompts, selection }: PromptTableProps) {
  const t = useTranslations('prompts');
  const locale = useLocale();
  const editable = useCan()('prompt.edit');
  const columns: ListColumn<LibraryPrompt>[] = [
    { id: 'name', header: t('name'), cell: ({ name }) => name, sortBy: ({ name }) => name },
    {
      id: 'folder',
      header: t('folder'),
      cell: ({ folder }) => folder || '–',
      sortBy: ({ folder }) => folder || null,
      className: 'hidden text-ink-muted lg:table-cell',
    },
    {
      id: 'says',
      header: t('says'),
      cell: ({ latest }) => firstText(latest.content, locale) ?? t('recording_only'),
      className: 'hidden max-w-sm truncate text-ink-muted md:table-cell',
    },
    {
      id: 'languages',
      header: t('languages'),
      cell: ({ latest, needs }) => <Languages content={latest.content} needs={needs} />,
      className: 'hidden sm:table-cell',
    },
    {
      id: 'flows',
      header: t('flows'),
      cell: ({ flows }) => flows,
      sortBy: ({ flows }) => flows,
      align: 'right',
      className: 'hidden sm:table-cell',
    },
    {
      id: 'state',
      header: t('state'),
      cell: ({ published, latest }) => <PromptState publishedId={published?.id ?? null} latestId={latest.id} />,
      sortBy: ({ published, latest }) => (published === null ? 0 : Number(published.id === latest.id) + 1),
    },
  ];
  return (
    <ListTable
      rows={prompts}
      columns={columns}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/prompts/${id}`}
      {...(editable ? { selection, rowMenu: (row: LibraryPrompt) => <PromptMenu prompt={row} /> } : {})}
    />
  );
}

function Languages({ content, needs }: { content: PromptContent; needs: readonly string[] }) {
  const t = useTranslations('prompts.matrix');
  const locale = useLocale();
  const missing = needs.filter((language) => !(language in content));
  return (
    <span className="flex flex-wrap gap-1">
      {Object.keys(content).map((language) => (
        <Badge key={language} title={languageName(language, locale)}>
          {language}
        </Badge>
      ))}
      {missing.map((language) => (
        <Badge key={language} tone="danger" title={`${languageName(language, locale)}: ${t('gap')}`}>
          {language}
        </Badge>
      ))}
    </span>
  );
}

/** What it says in the language of the reader, else in any. */
function firstText(content: PromptContent, locale: string): string | undefined {
  const own = Object.entries(content).find(([language]) => language.startsWith(locale));
  return own?.[1].text || Object.values(content).find(({ text }) => text)?.text;
}

function PromptMenu({ prompt: { id, name } }: { prompt: LibraryPrompt }) {
  const t = useTranslations('prompts');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const setArchived = useMutation(
    trpc.prompts.setArchived.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.prompts.pathKey() }),
    }),
  );
  const archive = () =>
    setArchived.mutate(
      { id, archived: true },
      {
        onSuccess: () =>
          toast(t('archived', { name }), {
            action: { label: ui('undo'), onClick: () => setArchived.mutate({ id, archived: false }) },
          }),
      },
    );
  return (
    <RowMenu
      name={name}
      items={
        <MenuItem onClick={archive}>
          <Archive aria-hidden />
          {t('archive')}
        </MenuItem>
      }
    />
  );
}
