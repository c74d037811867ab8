'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { classNames } from '@/ui/class-names';

export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly hint?: string | undefined;
  readonly icon?: ReactNode;
  readonly group?: string | undefined;
}

interface ChoiceListProps {
  readonly label: string;
  readonly placeholder: string;
  readonly empty: string;
  /** The choices for what was typed, best first. */
  find(query: string): readonly Choice[];
  onChoose(id: string): void;
  onLeave(): void;
}

/** A field to type in, and under it a list that arrow keys walk: how everything on the canvas is chosen by keyboard. */
export function ChoiceList({ label, placeholder, empty, find, onChoose, onLeave }: ChoiceListProps) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const choices = find(query);
  const current = choices[Math.min(at, choices.length - 1)];

  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    if (current)
      list.current?.querySelector(`[data-choice="${CSS.escape(current.id)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && choices.length > 0) {
      setAt((Math.min(at, choices.length - 1) + step + choices.length) % choices.length);
    } else if (event.key === 'Enter') {
      if (current) onChoose(current.id);
    } else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="flex min-h-0 flex-col">
      <input
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={query}
        placeholder={placeholder}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className="h-10 w-full shrink-0 border-b border-line bg-transparent px-3 text-sm outline-none placeholder:text-ink-faint"
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className="min-h-0 flex-1 overflow-y-auto p-1"
      >
        {choices.map((choice, index) => (
          <div key={choice.id} role="presentation">
            {choice.group !== undefined && choice.group !== choices[index - 1]?.group && (
              <p className="px-2 pt-2 pb-1 text-2xs font-medium text-ink-faint">{choice.group}</p>
            )}
            <div
              id={`${id}-${choice.id}`}
              data-choice={choice.id}
              role="option"
              tabIndex={-1}
              aria-selected={choice.id === current?.id}
              onPointerMove={() => setAt(index)}
              onPointerDown={(event) => {
                event.preventDefault();
                onChoose(choice.id);
              }}
              className={classNames(
                'flex cursor-default items-center gap-2.5 rounded-md px-2 py-1.5',
                choice.id === current?.id && 'bg-hover',
              )}
            >
              {choice.icon}
              <span className="min-w-0 flex-1">
                <span className="block truncate text-sm">{choice.title}</span>
                {choice.hint !== undefined && choice.hint !== '' && (
                  <span className="block truncate text-xs text-ink-muted">{choice.hint}</span>
                )}
              </span>
            </div>
          </div>
        ))}
        {choices.length === 0 && <p className="px-2 py-6 text-center text-sm text-ink-muted">{empty}</p>}
      </div>
    </div>
  );
}
