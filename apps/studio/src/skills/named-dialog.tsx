'use client';

import { useState } from 'react';
import { useFieldErrors } from '@/centre/field-errors';
import { FormDialog } from '@/ui/form-dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';

interface NamedDialogProps {
  title: string;
  label: string;
  help?: string;
  name: string;
  error: unknown;
  saving: boolean;
  onSave: (name: string) => void;
  onClose: () => void;
}

/** Something that has a name and nothing else. */
export function NamedDialog({ title, label, help, name: before, error, saving, onSave, onClose }: NamedDialogProps) {
  const [name, setName] = useState(before);
  const errorOf = useFieldErrors(error);
  return (
    <FormDialog
      title={title}
      error={error}
      fieldErrors
      saving={saving}
      ready={name.trim() !== ''}
      onSubmit={() => onSave(name)}
      onClose={onClose}
      size="sm"
    >
      <FormField label={label} error={errorOf('name')} {...(help === undefined ? {} : { help })}>
        {(control) => (
          <Input
            {...control}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={80}
            autoFocus
            autoComplete="off"
          />
        )}
      </FormField>
    </FormDialog>
  );
}
