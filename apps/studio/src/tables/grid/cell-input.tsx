'use client';

import type { TableColumn } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';

interface CellInputProps {
  readonly column: TableColumn;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onFinish: (by: { rows: number; columns: number }) => void;
  readonly onCancel: () => void;
}

/** Where a cell is typed in. Enter goes down, Tab to the right, Escape leaves it as it was. */
export function CellInput({ column, value, onChange, onFinish, onCancel }: CellInputProps) {
  const t = useTranslations('tables.grid');
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const field = input.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  const keyDown = (event: KeyboardEvent) => {
    // Enter that takes a suggestion of an input method is not ours.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') onFinish({ rows: event.shiftKey ? -1 : 1, columns: 0 });
    else if (event.key === 'Tab') onFinish({ rows: 0, columns: event.shiftKey ? -1 : 1 });
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const choices = column.type === 'choice' ? column.choices : column.type === 'yes_no' ? [t('yes'), t('no')] : [];
  return (
    <>
      <input
        ref={input}
        aria-label={column.label}
        className="absolute inset-0 z-10 bg-surface px-2 text-ink no-underline outline-2 -outline-offset-2 outline-accent"
        value={value}
        maxLength={4_000}
        autoComplete="off"
        {...(choices.length === 0 ? {} : { list: listId })}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={keyDown}
        onClick={(event) => event.stopPropagation()}
      />
      {choices.length > 0 && (
        <datalist id={listId}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </>
  );
}
