'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFieldErrors } from '@/centre/field-errors';
import { useTRPC } from '@/client/trpc';
import { FormDialog } from '@/ui/form-dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import type { Place } from './place';

const blank: Place = { prefix: '', placeEn: '', placeZh: '', country: '' };
const fields = [
  { field: 'prefix', label: 'prefix', placeholder: '+4930' },
  { field: 'placeEn', label: 'place_en', placeholder: 'Berlin' },
  { field: 'placeZh', label: 'place_zh', placeholder: '柏林' },
  { field: 'country', label: 'country', placeholder: 'DE' },
] as const;

export function PlaceDialog({ edited, onClose }: { edited: Place | null; onClose: () => void }) {
  const t = useTranslations('centre.places');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [place, setPlace] = useState(edited ?? blank);
  const options = {
    meta: { showsFailure: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: trpc.places.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.places.create.mutationOptions(options));
  const update = useMutation(trpc.places.update.mutationOptions(options));
  const { error, isPending } = edited === null ? create : update;
  const errorOf = useFieldErrors(error);
  return (
    <FormDialog
      title={edited === null ? t('add') : t('edit')}
      error={error}
      fieldErrors
      saving={isPending}
      ready={place.prefix.trim() !== '' && place.placeEn.trim() !== ''}
      onSubmit={() => (edited === null ? create.mutate(place) : update.mutate({ prefix: edited.prefix, place }))}
      onClose={onClose}
    >
      {fields.map(({ field, label, placeholder }) => (
        <FormField
          key={field}
          label={t(label)}
          error={errorOf(field)}
          {...(field === 'prefix' ? { help: t('prefix_help') } : {})}
        >
          {(control) => (
            <Input
              {...control}
              value={place[field]}
              onChange={(event) => setPlace({ ...place, [field]: event.currentTarget.value })}
              placeholder={placeholder}
              autoFocus={field === 'prefix'}
              autoComplete="off"
              maxLength={field === 'country' ? 2 : 120}
            />
          )}
        </FormField>
      ))}
    </FormDialog>
  );
}
