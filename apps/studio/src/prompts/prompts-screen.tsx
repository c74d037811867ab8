'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Archive, EllipsisVertical, MessageSquareText, Plus, SearchX } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Menu, MenuItem } from '@/ui/menu';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { SearchInput } from '@/ui/search-input';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';
import { toast } from '@/ui/toast';
import { languageName } from './languages';
import { PromptDialog } from './prompt-dialog';
import { type PromptContent, PromptState } from './prompt-state';

export function PromptsScreen() {
  const t = useTranslations('prompts');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const editable = useCan()('prompt.edit');
  const prompts = useQuery(trpc.prompts.list.queryOptions());
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const wanted = search.trim().toLowerCase();
  const add = editable && (
    <Button variant="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t('add')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <>
          <SearchInput label={t('search')} value={search} onChange={setSearch} />
          {add}
        </>
      }
    >
      <QueryState query={prompts}>
        {(rows) => {
          if (rows.length === 0) {
            return (
              <EmptyState icon={MessageSquareText} title={t('empty_title')} description={t('empty')} action={add} />
            );
          }
          const found = rows.filter(({ name, latest }) =>
            `${name} ${JSON.stringify(latest.content)}`.toLowerCase().includes(wanted),
          );
          if (found.length === 0) {
            return (
              <EmptyState icon={SearchX} title={ui('none_match', { search })} description={ui('none_match_hint')} />
            );
          }
          return (
            <Table>
              <TableHead>
                <tr>
                  <TableHeader>{t('name')}</TableHeader>
                  <TableHeader className="hidden sm:table-cell">{t('says')}</TableHeader>
                  <TableHeader className="hidden sm:table-cell">{t('languages')}</TableHeader>
                  <TableHeader>{t('state')}</TableHeader>
                  <TableHeader>
                    <span className="sr-only">{ui('actions')}</span>
                  </TableHeader>
                </tr>
              </TableHead>
              <TableBody>
                {found.map((prompt) => (
                  <TableRow key={prompt.id}>
                    <TableCell className="font-medium whitespace-nowrap">
                      <Link href={`/prompts/${prompt.id}`} className="rounded-sm hover:underline">
                        {prompt.name}
                      </Link>
                    </TableCell>
                    <TableCell className="hidden max-w-md truncate text-ink-muted sm:table-cell">
                      {firstText(prompt.latest.content, locale) ?? t('recording_only')}
                    </TableCell>
                    <TableCell className="hidden sm:table-cell">
                      <span className="flex flex-wrap gap-1">
                        {Object.keys(prompt.latest.content).map((language) => (
                          <Badge key={language} title={languageName(language, locale)}>
                            {language}
                          </Badge>
                        ))}
                      </span>
                    </TableCell>
                    <TableCell className="whitespace-nowrap">
                      <PromptState publishedId={prompt.published?.id ?? null} latestId={prompt.latest.id} />
                    </TableCell>
                    <TableCell className="text-right">
                      {editable && <PromptActions id={prompt.id} name={prompt.name} />}
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          );
        }}
      </QueryState>
      {adding && <PromptDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

/** What it says in the language of the reader, else in any. */
function firstText(content: PromptContent, locale: string): string | undefined {
  const own = Object.entries(content).find(([language]) => language.startsWith(locale));
  return own?.[1].text ?? Object.values(content).find(({ text }) => text)?.text;
}

function PromptActions({ id, name }: { id: string; name: string }) {
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
    <Menu
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={`${ui('more')}: ${name}`}>
          <EllipsisVertical aria-hidden />
        </Button>
      }
    >
      <MenuItem onClick={archive}>
        <Archive aria-hidden />
        {t('archive')}
      </MenuItem>
    </Menu>
  );
}
