'use client';

import { EllipsisVertical, GripVertical, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { classNames } from '@/ui/class-names';
import { Menu } from '@/ui/menu';

export interface OrderedRow {
  readonly id: string;
  readonly name: string;
  readonly icon?: LucideIcon;
  readonly detail?: ReactNode;
  readonly badges?: ReactNode;
}

interface OrderedListProps {
  label: string;
  rows: readonly OrderedRow[];
  editable: boolean;
  /** Gets all ids in their new order. */
  onReorder: (ids: string[]) => void;
  onOpen: (id: string) => void;
  menu: (id: string) => ReactNode;
}

/** Rows in an order that people choose: by dragging, or with the arrow keys on the handle. */
export function OrderedList({ label, rows, editable, onReorder, onOpen, menu }: OrderedListProps) {
  const t = useTranslations('centre.order');
  const ui = useTranslations('ui');
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const ids = rows.map(({ id }) => id);

  const move = (id: string, to: number) => {
    const rest = ids.filter((other) => other !== id);
    if (to < 0 || to > rest.length) return;
    rest.splice(to, 0, id);
    onReorder(rest);
  };
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(id, ids.indexOf(id) + by);
  };
  const onDrop = (event: DragEvent, id: string) => {
    event.preventDefault();
    if (dragged !== null && dragged !== id) move(dragged, ids.indexOf(id));
    setDragged(null);
    setOver(null);
  };

  return (
    <Card>
      <ol aria-label={label} className="divide-y divide-line">
        {rows.map((row, at) => (
          <li
            key={row.id}
            draggable={editable && dragged !== null}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', row.name);
            }}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(row.id);
            }}
            onDrop={(event) => onDrop(event, row.id)}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
            className={classNames(
              'flex items-center gap-2 px-2 py-2 hover:bg-hover/60 sm:px-3',
              dragged === row.id && 'opacity-50',
              over === row.id && dragged !== row.id && 'bg-accent-soft',
            )}
          >
            {editable && (
              <button
                type="button"
                aria-label={t('handle', { name: row.name, at: at + 1, of: rows.length })}
                title={t('hint')}
                className="cursor-grab rounded-sm p-1 text-ink-faint hover:text-ink active:cursor-grabbing"
                // Only the handle starts a drag, so that text in the rows can be marked.
                onPointerDown={() => setDragged(row.id)}
                onPointerUp={() => setDragged(null)}
                onKeyDown={(event) => onKeyDown(event, row.id)}
              >
                <GripVertical className="size-4" aria-hidden />
              </button>
            )}
            <div className="min-w-0 flex-1">
              <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                {editable ? (
                  <button
                    type="button"
                    className="rounded-sm text-left text-sm font-medium hover:underline"
                    onClick={() => onOpen(row.id)}
                  >
                    {row.name}
                  </button>
                ) : (
                  <span className="text-sm font-medium">{row.name}</span>
                )}
                {row.badges}
              </div>
              {row.detail !== undefined && <p className="line-clamp-2 text-xs text-ink-muted">{row.detail}</p>}
            </div>
            {editable && (
              <Menu
                trigger={
                  <Button variant="ghost" size="icon-sm" aria-label={`${ui('more')}: ${row.name}`}>
                    <EllipsisVertical aria-hidden />
                  </Button>
                }
              >
                {menu(row.id)}
              </Menu>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
