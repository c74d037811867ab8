'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { classNames } from '@/ui/class-names';
import { ActMenu } from '../acts/act-menu';
import type { ActTarget } from '../acts/act-target';
import { type ActList, useActList } from '../acts/use-act-list';
import { BoardRow } from './board-row';

interface BoardProps {
  /** Its accessible name. */
  label: string;
  title: ReactNode;
  actions?: ReactNode;
  /** In order. */
  ids: readonly string[];
  kind: ActTarget['kind'];
  rowHeightPx: number;
  renderRow: (id: string) => ReactNode;
  empty: ReactNode;
  className?: string;
}

/**
 * A list of live rows, of which only those in view are drawn. Arrow keys choose a row, Enter or the menu key opens what can be
 * done to it, and the letters in that menu work without opening it.
 */
export function Board({ label, title, actions, ids, kind, rowHeightPx, renderRow, empty, className }: BoardProps) {
  const t = useTranslations('floor');
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [menu, setMenu] = useState<{ list: ActList; anchor: Element } | null>(null);
  const actList = useActList();
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 6,
    getItemKey: (index) => ids[index] ?? index,
  });
  const rowElementId = (id: string) => `${listId}-${id}`;
  const openMenu = (id: string, anchor: Element | null) => {
    setChosen(id);
    if (anchor !== null) setMenu({ list: actList({ kind, id }), anchor });
  };
  const choose = (index: number) => {
    const id = ids[Math.min(Math.max(index, 0), ids.length - 1)];
    if (id === undefined) return;
    setChosen(id);
    rows.scrollToIndex(ids.indexOf(id));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // A menu is a child of its board as React sees it.
    if (!event.currentTarget.contains(event.target as Node)) return;
    const at = chosen === null ? -1 : ids.indexOf(chosen);
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeightPx) - 1);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at === -1 ? ids.length - 1 : at - 1,
      PageDown: at + pageRows,
      PageUp: at - pageRows,
      Home: 0,
      End: ids.length - 1,
    };
    const next = steps[event.key];
    if (next !== undefined) choose(next);
    else if (chosen === null || at === -1 || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (['Enter', ' ', 'ContextMenu'].includes(event.key) || (event.key === 'F10' && event.shiftKey)) {
      openMenu(chosen, document.getElementById(rowElementId(chosen)));
    } else {
      const pressed = event.key.toUpperCase();
      const act = actList({ kind, id: chosen }).acts.find((one) => 'key' in one && one.key === pressed);
      if (act === undefined || !('run' in act)) return;
      act.run();
    }
    event.preventDefault();
  };

  return (
    <section
      aria-label={label}
      className={classNames('flex min-h-0 min-w-0 flex-col rounded-lg border border-line bg-surface', className)}
    >
      <header className="flex min-h-10 flex-wrap items-center gap-2 border-b border-line px-3 py-1.5">
        <h2 className="text-sm font-semibold">{title}</h2>
        <span className="text-xs text-ink-muted tabular-nums">{ids.length}</span>
        {actions !== undefined && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {ids.length === 0 ? (
        <div className="grid flex-1 place-items-center overflow-y-auto px-4 py-6 text-center text-sm text-ink-muted">
          {empty}
        </div>
      ) : (
        <div
          ref={scroller}
          role="listbox"
          tabIndex={0}
          aria-label={label}
          aria-description={t('board_keys')}
          aria-activedescendant={chosen === null || !ids.includes(chosen) ? undefined : rowElementId(chosen)}
          onKeyDown={onKeyDown}
          onFocus={() => chosen === null && choose(0)}
          className="min-h-0 flex-1 overflow-y-auto rounded-b-lg outline-none focus-visible:outline-2 focus-visible:-outline-offset-2"
        >
          <div className="relative" style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ key, index, start, size }) => {
              const id = ids[index];
              if (id === undefined) return null;
              return (
                <BoardRow
                  key={key}
                  elementId={rowElementId(id)}
                  id={id}
                  topPx={start}
                  heightPx={size}
                  chosen={chosen === id}
                  place={index + 1}
                  count={ids.length}
                  onChoose={setChosen}
                  onMenu={openMenu}
                >
                  {renderRow(id)}
                </BoardRow>
              );
            })}
          </div>
        </div>
      )}
      <ActMenu list={menu?.list ?? null} anchor={menu?.anchor ?? null} onClose={() => setMenu(null)} />
    </section>
  );
}
