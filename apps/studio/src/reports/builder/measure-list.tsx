'use client';

import { type MeasureId, measureOf, type ReportDefinition } from '@patchbay/reports';
import { Check } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { classNames } from '@/ui/class-names';
import { SearchInput } from '@/ui/search-input';
import { canAdd, measureGroups, withMeasure } from './draft';
import { nextInList } from './next-in-list';

interface MeasureListProps {
  definition: ReportDefinition;
  onChange: (definition: ReportDefinition) => void;
  /** Those that the person may see. */
  offered: readonly MeasureId[];
}

/** Every measure, in groups, to be ticked: one stop of the Tab key, in which the arrow keys go from measure to measure. */
export function MeasureList({ definition, onChange, offered }: MeasureListProps) {
  const t = useTranslations('reports.builder');
  const locale = useLocale();
  const id = useId();
  const host = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [active, setActive] = useState<MeasureId | null>(null);
  const wanted = search.trim().toLowerCase();
  const chosen = new Set<MeasureId>(definition.measures);
  const groups = measureGroups(offered)
    .map(({ source, ids }) => ({
      source,
      ids: ids.filter((each) => measureOf(each).label[locale].toLowerCase().includes(wanted)),
    }))
    .filter(({ ids }) => ids.length > 0);
  const found = groups.flatMap(({ ids }) => ids);
  const stop = found.find((each) => each === active) ?? found.find((each) => chosen.has(each)) ?? found[0];
  const mayChange = (each: MeasureId) => chosen.has(each) || canAdd(definition, each);
  const toggle = (each: MeasureId) => {
    setActive(each);
    if (mayChange(each)) onChange(withMeasure(definition, each));
  };
  const focus = (each: MeasureId | undefined) => {
    if (each === undefined) return;
    setActive(each);
    host.current?.querySelector<HTMLElement>(`[data-measure="${each}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || stop === undefined) return;
    if (event.key === ' ' || event.key === 'Enter') toggle(stop);
    else {
      const next = nextInList(found, stop, event.key);
      if (next === null) return;
      focus(next);
    }
    event.preventDefault();
  };
  return (
    <>
      {/* From what is typed the arrow leads on into what was found. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the field inside takes the keys, this passes one of them on */}
      <div
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          focus(found[0]);
        }}
      >
        <SearchInput className="sm:w-full" label={t('search')} value={search} onChange={setSearch} />
      </div>
      <p role="status" className={found.length === 0 ? 'mt-2 text-xs text-ink-muted' : 'sr-only'}>
        {found.length === 0 ? t('search_none') : t('search_found', { count: found.length })}
      </p>
      {found.length > 0 && (
        <div
          ref={host}
          role="listbox"
          aria-multiselectable
          aria-label={t('measures')}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          className="mt-2 max-h-80 overflow-y-auto rounded-md border border-line bg-surface p-1"
        >
          {groups.map(({ source, ids }) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox, a group is
            <div key={source} role="group" aria-labelledby={`${id}-${source}`} className="mb-1">
              <div id={`${id}-${source}`} className="px-1 pt-1 pb-0.5 text-xs text-ink-muted">
                {t(`sources.${source}`)}
              </div>
              {ids.map((each) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
                <div
                  key={each}
                  role="option"
                  data-measure={each}
                  aria-selected={chosen.has(each)}
                  aria-disabled={!mayChange(each)}
                  tabIndex={each === stop ? 0 : -1}
                  onClick={() => toggle(each)}
                  onFocus={() => setActive(each)}
                  className={classNames(
                    'flex items-center gap-2 rounded-sm px-1 py-1 text-sm',
                    mayChange(each) ? 'cursor-pointer hover:bg-hover' : 'text-ink-faint',
                  )}
                >
                  <span
                    aria-hidden
                    className={classNames(
                      'grid size-4 shrink-0 place-items-center rounded-sm border',
                      chosen.has(each) ? 'border-accent bg-accent text-ink-on-accent' : 'border-line-strong bg-surface',
                      !mayChange(each) && 'opacity-50',
                    )}
                  >
                    {chosen.has(each) && <Check className="size-3" strokeWidth={3} />}
                  </span>
                  <span className="min-w-0 flex-1 truncate">{measureOf(each).label[locale]}</span>
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
    </>
  );
}
