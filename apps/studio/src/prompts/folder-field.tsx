'use client';

import { useId } from 'react';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';

interface FolderFieldProps {
  readonly label: string;
  readonly help?: string;
  /** What stands beside the label of a field that may stay empty. */
  readonly optional?: string;
  /** Those that are there, to choose from. */
  readonly folders: readonly string[];
  readonly folder?: string;
  readonly autoFocus?: boolean;
}

/** `folder` of a form: a new one, or one that is there. */
export function FolderField({ label, help, optional, folders, folder = '', autoFocus = false }: FolderFieldProps) {
  const listId = useId();
  return (
    <FormField
      label={label}
      {...(help === undefined ? {} : { help })}
      {...(optional === undefined ? {} : { optional })}
    >
      {(control) => (
        <>
          <Input
            {...control}
            name="folder"
            maxLength={100}
            autoFocus={autoFocus}
            autoComplete="off"
            list={listId}
            defaultValue={folder}
          />
          <datalist id={listId}>
            {folders.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </>
      )}
    </FormField>
  );
}
