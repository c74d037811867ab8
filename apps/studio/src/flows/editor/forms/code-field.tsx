'use client';

import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { classNames } from '@/ui/class-names';
import { inputClassName } from '@/ui/input';
import { useEditor, useUiLocale } from '../editor-context';
import { accepted, matching, suggestionsFor, wordAt } from './expression-names';

interface CodeFieldProps {
  readonly id?: string | undefined;
  readonly kind: 'cel' | 'template';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly disabled?: boolean;
  readonly placeholder?: string | undefined;
  /** Names that exist here beside the flow's variables, such as `response`. */
  readonly extraNames?: readonly string[];
  readonly rows?: number;
  readonly className?: string;
}

const noNames: readonly string[] = [];

/** A field for an expression or a text with `{{ }}`, which completes variables and functions while one types. */
export function CodeField({
  id,
  kind,
  value,
  onChange,
  label,
  describedBy,
  invalid = false,
  disabled = false,
  placeholder,
  extraNames = noNames,
  rows = 1,
  className,
}: CodeFieldProps) {
  const locale = useUiLocale();
  const document = useEditor((state) => state.content.document);
  const area = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  const restore = useRef<number | null>(null);
  const listId = useId();
  const all = useMemo(() => suggestionsFor(document, extraNames, locale), [document, extraNames, locale]);
  const word = cursor === null ? null : wordAt(value, cursor, kind);
  const found = word === null || (word.text === '' && kind === 'cel' && value !== '') ? [] : matching(all, word.text);
  const open = found.length > 0 && !(found.length === 1 && found[0]?.insert === word?.text);
  const chosen = Math.min(at, found.length - 1);

  useLayoutEffect(() => {
    if (restore.current === null || !area.current) return;
    area.current.setSelectionRange(restore.current, restore.current);
    setCursor(restore.current);
    restore.current = null;
  });

  const take = (index: number) => {
    const suggestion = found[index];
    if (!suggestion || !word || cursor === null) return;
    const next = accepted(value, cursor, word, suggestion);
    restore.current = next.cursor;
    setAt(0);
    onChange(next.source);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open || event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt((chosen + 1) % found.length);
    else if (event.key === 'ArrowUp') setAt((chosen - 1 + found.length) % found.length);
    else if (event.key === 'Enter' || (event.key === 'Tab' && word?.text !== '')) take(chosen);
    else if (event.key === 'Escape') setCursor(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="relative">
      <textarea
        ref={area}
        id={id}
        rows={rows}
        spellCheck={kind === 'template'}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        aria-autocomplete="list"
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open ? `${listId}-${chosen}` : undefined}
        value={value}
        placeholder={placeholder}
        readOnly={disabled}
        onChange={(event) => {
          setCursor(event.target.selectionStart);
          setAt(0);
          onChange(event.target.value);
        }}
        onClick={(event) => value === '' && setCursor(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onBlur={() => setCursor(null)}
        className={classNames(
          inputClassName,
          'field-sizing-content block resize-none px-2.5 py-1.5',
          kind === 'cel' ? 'min-h-8 font-mono text-xs leading-5' : 'min-h-16',
          className,
        )}
      />
      {open && !disabled && (
        <div
          id={listId}
          role="listbox"
          tabIndex={-1}
          className="absolute inset-x-0 top-full z-40 mt-1 max-h-56 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-popover"
        >
          {found.map((one, index) => (
            <div
              key={one.name}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              onPointerDown={(event) => {
                event.preventDefault();
                take(index);
              }}
              className={classNames('flex items-baseline gap-2 rounded-md px-2 py-1', index === chosen && 'bg-hover')}
            >
              <code className={classNames('shrink-0 text-xs', one.kind === 'variable' && 'text-accent-ink')}>
                {one.name}
              </code>
              <span className="min-w-0 truncate text-2xs text-ink-faint">{one.detail}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
