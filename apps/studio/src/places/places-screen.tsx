'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MapPin, Pencil, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { useCan } from '@/access/access-provider';
import { ImportActions } from '@/centre/import/import-actions';
import { useTRPC } from '@/client/trpc';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { ListScreen } from '@/ui/list-screen';
import { LoadMore } from '@/ui/load-more';
import { MenuItem, MenuSeparator } from '@/ui/menu';
import { toast } from '@/ui/toast';
import type { Place } from './place';
import { PlaceDialog } from './place-dialog';

export function PlacesScreen() {
  const locale = useLocale();
  const t = useTranslations('centre.places');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const editable = useCan()('centre.edit');
  const [search, setSearch] = useState('');
  const [dialog, setDialog] = useState<{ edited: Place | null } | null>(null);
  const pages = useInfiniteQuery(
    trpc.places.list.infiniteQueryOptions(
      { search: useDeferredValue(search.trim()) },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (before) => before },
    ),
  );
  const refresh = { onSuccess: () => queries.invalidateQueries({ queryKey: trpc.places.pathKey() }) };
  const create = useMutation(trpc.places.create.mutationOptions(refresh));
  const remove = useMutation(trpc.places.delete.mutationOptions(refresh));
  const removeWithUndo = (place: Place) =>
    remove.mutate(
      { prefix: place.prefix },
      {
        onSuccess: () =>
          toast(t('deleted', { prefix: place.prefix }), {
            action: { label: ui('undo'), onClick: () => create.mutate(place) },
          }),
      },
    );
  const rows = pages.data?.pages.flatMap(({ places }) => places);
  return (
    <>
      <ListScreen<Place>
        id="places"
        title={t('title')}
        description={t('description')}
        query={{ ...pages, data: rows }}
        actions={<ImportActions kind="places" />}
        rowId={(row) => row.prefix}
        rowName={(row) => row.prefix}
        searchLabel={t('search')}
        search={{ value: search, onChange: setSearch }}
        empty={{ icon: MapPin, title: t('empty_title'), text: t('empty') }}
        add={editable ? { label: t('add'), run: () => setDialog({ edited: null }) } : null}
        {...(editable ? { onOpen: (row: Place) => setDialog({ edited: row }) } : {})}
        before={<PlaceTester />}
        after={<LoadMore pages={pages} />}
        columns={[
          { id: 'prefix', header: t('prefix'), cell: (row) => row.prefix, className: 'w-32 whitespace-nowrap' },
          {
            id: 'en',
            header: t('place_en'),
            cell: (row) => row.placeEn,
            className: locale === 'en' ? '' : 'max-sm:hidden',
          },
          {
            id: 'zh',
            header: t('place_zh'),
            cell: (row) => row.placeZh || '–',
            className: locale === 'zh' ? '' : 'max-sm:hidden',
          },
          { id: 'country', header: t('country'), cell: (row) => row.country || '–', className: 'w-24 max-sm:hidden' },
        ]}
        rowMenu={(row) =>
          editable && (
            <>
              <MenuItem onClick={() => setDialog({ edited: row })}>
                <Pencil aria-hidden />
                {ui('edit')}
              </MenuItem>
              <MenuSeparator />
              <MenuItem danger onClick={() => removeWithUndo(row)}>
                <Trash2 aria-hidden />
                {ui('delete')}
              </MenuItem>
            </>
          )
        }
      />
      {dialog !== null && <PlaceDialog edited={dialog.edited} onClose={() => setDialog(null)} />}
    </>
  );
}

/** Says where a number would be taken to be from. */
function PlaceTester() {
  const t = useTranslations('centre.places');
  const trpc = useTRPC();
  const [number, setNumber] = useState('');
  const asked = useDeferredValue(number.trim());
  const found = useQuery(trpc.places.find.queryOptions({ number: asked }, { enabled: asked !== '' }));
  const place = found.data;
  return (
    <div className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-2">
      <FormField label={t('try')} className="w-full sm:w-64">
        {(control) => (
          <Input
            {...control}
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
            inputMode="tel"
            placeholder="+49 30 901820"
            maxLength={64}
          />
        )}
      </FormField>
      <p aria-live="polite" className="min-h-8 py-1.5 text-sm text-ink-muted">
        {asked !== '' && place === null && t('try_none')}
        {asked !== '' && place && (
          <>
            <span className="font-medium text-ink">
              {[place.placeEn, place.placeZh].filter((text) => text !== '').join(' · ')}
            </span>{' '}
            {t('try_by', { prefix: place.prefix })}
          </>
        )}
      </p>
    </div>
  );
}
