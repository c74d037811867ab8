'use client';

import { variableNameSchema, writeLibraryValue } from '@patchbay/flow-schema';
import { Variable } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/ui/button';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Popover } from '@/ui/popover';
import { type LibraryValue, ValueForm } from './value-form';

const fresh: LibraryValue = { name: '', as: 'text' };

/** Asks for a value, and hands over how it is written in a text. */
export function InsertValue({ onInsert }: { onInsert: (written: string) => void }) {
  const t = useTranslations('prompts.values');
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState(fresh);
  const fits = variableNameSchema.safeParse(value.name).success;
  const insert = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!fits) return;
    setOpen(false);
    setValue(fresh);
    onInsert(writeLibraryValue(value));
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      className="w-80"
      trigger={
        <Button size="sm" variant="ghost">
          <Variable aria-hidden />
          {t('insert')}
        </Button>
      }
    >
      <form onSubmit={insert} className="flex flex-col gap-3">
        <FormField
          label={t('name')}
          help={t('name_help')}
          error={value.name === '' || fits ? undefined : t('name_wrong')}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              placeholder="balance"
              maxLength={64}
              value={value.name}
              onChange={(event) => setValue({ ...value, name: event.currentTarget.value.trim() })}
            />
          )}
        </FormField>
        <div className="flex gap-2">
          <ValueForm value={value} onChange={(next) => setValue({ ...next, name: value.name })} />
        </div>
        <Button type="submit" size="sm" variant="primary" disabled={!fits} className="self-end">
          {t('insert_here')}
        </Button>
      </form>
    </Popover>
  );
}
