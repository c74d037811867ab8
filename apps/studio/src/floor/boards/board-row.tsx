'use client';

import { EllipsisVertical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '@/ui/class-names';

interface BoardRowProps {
  id: string;
  elementId: string;
  topPx: number;
  heightPx: number;
  chosen: boolean;
  /** From 1. */
  place: number;
  count: number;
  onChoose: (id: string) => void;
  onMenu: (id: string, anchor: Element | null) => void;
  children: ReactNode;
}

/** A row at its place in the board, with the button of its menu. The keyboard reaches both through the board. */
export function BoardRow(props: BoardRowProps) {
  const { id, elementId, topPx, heightPx, chosen, place, count, onChoose, onMenu, children } = props;
  const t = useTranslations('floor');
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox around it has the focus and names the active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it takes the keys
    <div
      id={elementId}
      role="option"
      aria-selected={chosen}
      aria-posinset={place}
      aria-setsize={count}
      className={classNames(
        'group absolute inset-x-0 flex items-center gap-1 border-b border-line pr-1 pl-3',
        chosen ? 'bg-accent-soft/60' : 'hover:bg-hover/60',
      )}
      style={{ top: topPx, height: heightPx }}
      onClick={() => onChoose(id)}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(id, event.currentTarget);
      }}
    >
      <div className="min-w-0 flex-1">{children}</div>
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('row_menu')}
        className="grid size-7 shrink-0 place-items-center rounded-md text-ink-faint hover:bg-pressed hover:text-ink"
        onClick={(event) => {
          event.stopPropagation();
          onMenu(id, event.currentTarget);
        }}
      >
        <EllipsisVertical className="size-4" aria-hidden />
      </button>
    </div>
  );
}
