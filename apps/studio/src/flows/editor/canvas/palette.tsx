'use client';

import type { NodeType } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SearchInput } from '@/ui/search-input';
import { Tooltip } from '@/ui/tooltip';
import { revealNode } from '../core/editor-screen';
import { searchTypes } from '../core/node-search';
import { useEditor, useUiLocale, useWorkspace } from '../editor-context';
import { startPaletteDrag } from './palette-drag';
import { TypeSwatch } from './type-swatch';
import { usePlaceableTypes } from './use-placeable-types';

const categories = ['caller', 'logic', 'data', 'connect', 'agents', 'start_end', 'note'] as const;

/** Everything that can be put on the canvas: drag it there, or press it to put it after what is selected. */
export function Palette() {
  const t = useTranslations('flows.add');
  const locale = useUiLocale();
  const [query, setQuery] = useState('');
  const kind = useEditor((state) => state.content.document.kind);
  const types = usePlaceableTypes(kind, false);
  const found = searchTypes(types, query, locale);
  const groups =
    query === ''
      ? categories.map((category) => ({ category, types: found.filter((type) => type.category === category) }))
      : [{ category: null, types: found }];
  return (
    <nav aria-label={t('palette')} className="flex h-full flex-col">
      <div className="p-2">
        <SearchInput value={query} onChange={setQuery} label={t('search')} className="sm:w-full" />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        {groups
          .filter((group) => group.types.length > 0)
          .map((group) => (
            <section key={group.category ?? 'found'} className="mb-2">
              {group.category !== null && (
                <h3 className="px-1.5 pt-1.5 pb-1 text-2xs font-medium text-ink-faint">
                  {t(`categories.${group.category}`)}
                </h3>
              )}
              <ul>
                {group.types.map((type) => (
                  <PaletteItem key={type.type} type={type} />
                ))}
              </ul>
            </section>
          ))}
        {found.length === 0 && <p className="px-2 py-6 text-center text-sm text-ink-muted">{t('empty')}</p>}
      </div>
    </nav>
  );
}

function PaletteItem({ type }: { type: NodeType<never> }) {
  const { editor, screen } = useWorkspace();
  const locale = useUiLocale();
  const add = () => {
    const { nodes } = editor.store.getState().selection;
    const after = nodes.size === 1 ? [...nodes][0] : undefined;
    const id = editor.actions.add({ type: type.type, ...(after ? { after: { node: after, port: null } } : {}) });
    if (id !== null) revealNode(screen, id);
  };
  return (
    <li>
      <Tooltip content={type.help[locale]} side="right">
        <button
          type="button"
          draggable
          data-node-type={type.type}
          onDragStart={(event) => startPaletteDrag(event.dataTransfer, type.type)}
          onClick={add}
          className="flex w-full cursor-grab items-center gap-2 rounded-md px-1.5 py-1 text-left text-sm hover:bg-hover active:cursor-grabbing"
        >
          <TypeSwatch type={type} className="size-6" />
          <span className="truncate">{type.label[locale]}</span>
        </button>
      </Tooltip>
    </li>
  );
}
