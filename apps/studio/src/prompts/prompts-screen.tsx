'use client';

import { useQuery } from '@tanstack/react-query';
import { Download, FileAudio, MessageSquareText, Plus, SearchX } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { useCommands } from '@/palette/commands';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Menu, MenuItem } from '@/ui/menu';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { SearchInput } from '@/ui/search-input';
import { Segmented } from '@/ui/segmented';
import { Select } from '@/ui/select';
import { ImportDialog } from './exchange/import-dialog';
import { ArchivedTable } from './library/archived-table';
import type { Library, LibraryPrompt } from './library/library-types';
import { hasGap, matrixLanguages } from './library/matrix-cells';
import { PromptMatrix } from './library/prompt-matrix';
import { PromptTable } from './library/prompt-table';
import { recordingRows } from './library/recording-rows';
import { RecordingsTable } from './library/recordings-table';
import { SelectionBar } from './library/selection-bar';
import { useMeasuring } from './library/use-measuring';
import { PromptDialog } from './prompt-dialog';

const views = ['list', 'matrix', 'recordings', 'archived'] as const;
type View = (typeof views)[number];

/** No folder is called so: their names are trimmed. */
const allFolders = ' ';

const show = ['all', 'gaps', 'unpublished'] as const;
type Show = (typeof show)[number];

/** What is shown stands in the address, so that it can be linked to and survives a reload. */
function useLibraryView() {
  const params = useSearchParams();
  const { replace } = useRouter();
  const wanted = params.get('view');
  const shown = params.get('show');
  const set = (name: string, value: string, standard: string) => {
    const next = new URLSearchParams(params);
    if (value === standard) next.delete(name);
    else next.set(name, value);
    replace(`/prompts?${next}`, { scroll: false });
  };
  return {
    view: views.find((one) => one === wanted) ?? 'list',
    setView: (view: View) => set('view', view, 'list'),
    show: show.find((one) => one === shown) ?? 'all',
    setShow: (one: Show) => set('show', one, 'all'),
    folder: params.get('folder') ?? '',
    setFolder: (folder: string) => set('folder', folder, ''),
  };
}

/** The prompt library: as a list, by language, by recording. */
export function PromptsScreen() {
  const t = useTranslations('prompts');
  const trpc = useTRPC();
  const editable = useCan()('prompt.edit');
  const library = useQuery(trpc.prompts.library.queryOptions());
  const view = useLibraryView();
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const [importing, setImporting] = useState(false);
  useMeasuring(library.data?.sounds ?? []);
  useCommands(
    'prompts',
    useMemo(
      () =>
        editable
          ? [
              { id: 'prompts.add', title: t('add'), group: t('title'), icon: Plus, run: () => setAdding(true) },
              {
                id: 'prompts.import',
                title: t('import.title'),
                group: t('title'),
                icon: FileAudio,
                run: () => setImporting(true),
              },
            ]
          : [],
      [editable, t],
    ),
  );
  const add = editable && (
    <Button variant="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t('add')}
    </Button>
  );
  const folderQuery = view.folder === '' ? '' : `&folder=${encodeURIComponent(view.folder)}`;
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <>
          <SearchInput label={t('search')} value={search} onChange={setSearch} />
          {editable && (
            <Button onClick={() => setImporting(true)}>
              <FileAudio aria-hidden />
              {t('import.open')}
            </Button>
          )}
          <Menu
            trigger={
              <Button>
                <Download aria-hidden />
                {t('export.open')}
              </Button>
            }
          >
            <MenuItem onClick={() => save(`/api/media/prompts?only=missing${folderQuery}`)}>
              {t('export.missing')}
            </MenuItem>
            <MenuItem onClick={() => save(`/api/media/prompts?only=all${folderQuery}`)}>{t('export.all')}</MenuItem>
          </Menu>
          {add}
        </>
      }
    >
      <QueryState query={library}>
        {(loaded) => <LibraryViews library={loaded} search={search.trim().toLowerCase()} view={view} add={add} />}
      </QueryState>
      {adding && <PromptDialog folder={view.folder} onClose={() => setAdding(false)} />}
      {importing && library.data !== undefined && (
        <ImportDialog prompts={library.data.prompts} onClose={() => setImporting(false)} />
      )}
    </Page>
  );
}

interface LibraryViewsProps {
  readonly library: Library;
  readonly search: string;
  readonly view: ReturnType<typeof useLibraryView>;
  readonly add: React.ReactNode;
}

function LibraryViews({ library, search, view, add }: LibraryViewsProps) {
  const t = useTranslations('prompts');
  const ui = useTranslations('ui');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const folders = [...new Set(library.prompts.map(({ folder }) => folder))].filter((one) => one !== '').sort();
  const found = library.prompts.filter(
    (prompt) =>
      (view.folder === '' || prompt.folder === view.folder) && shownBy(prompt, view.show) && mentions(prompt, search),
  );
  const content = () => {
    if (view.view === 'archived') return <ArchivedTable search={search} />;
    if (library.prompts.length === 0) {
      return <EmptyState icon={MessageSquareText} title={t('empty_title')} description={t('empty')} action={add} />;
    }
    if (view.view === 'recordings') {
      return <RecordingsTable rows={recordingRows({ prompts: found, sounds: library.sounds })} />;
    }
    if (found.length === 0) {
      const title = search === '' ? t(`none_shown.${view.show}`) : ui('none_match', { search });
      return <EmptyState icon={SearchX} title={title} description={ui('none_match_hint')} />;
    }
    if (view.view === 'matrix') return <PromptMatrix prompts={found} languages={matrixLanguages(library.prompts)} />;
    return (
      <>
        <SelectionBar
          chosen={found.filter(({ id }) => selected.has(id))}
          folders={folders}
          onDone={() => setSelected(new Set())}
        />
        <PromptTable prompts={found} selection={{ selected, onChange: setSelected }} />
      </>
    );
  };
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <Segmented
          label={t('view')}
          value={view.view}
          options={views.map((value) => ({ value, label: t(`views.${value}`) }))}
          onChange={view.setView}
          className="max-w-full overflow-x-auto"
        />
        {view.view !== 'archived' && (
          <>
            {folders.length > 0 && (
              <Select
                label={t('folder')}
                size="sm"
                className="min-w-36 flex-1 sm:w-44 sm:flex-none"
                value={view.folder || allFolders}
                options={[
                  { value: allFolders, label: t('all_folders') },
                  ...folders.map((one) => ({ value: one, label: one })),
                ]}
                onChange={(folder) => view.setFolder(folder === allFolders ? '' : folder)}
              />
            )}
            <Select
              label={t('show')}
              size="sm"
              className="min-w-36 flex-1 sm:w-44 sm:flex-none"
              value={view.show}
              options={show.map((value) => ({ value, label: t(`shows.${value}`) }))}
              onChange={view.setShow}
            />
          </>
        )}
      </div>
      {content()}
    </>
  );
}

function shownBy(prompt: LibraryPrompt, wanted: Show): boolean {
  if (wanted === 'gaps') return hasGap(prompt);
  return wanted === 'all' || prompt.published?.id !== prompt.latest.id;
}

function mentions({ name, folder, latest }: LibraryPrompt, search: string): boolean {
  const texts = Object.values(latest.content).map(({ text }) => text ?? '');
  return [name, folder, ...texts].some((one) => one.toLowerCase().includes(search));
}

/** Lets the browser save what an address answers. */
function save(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}
