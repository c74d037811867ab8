'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { ChevronRight, Info } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { classNames } from '@/ui/class-names';
import { Kbd } from '@/ui/kbd';
import type { Act, ActGroup, ActList } from './use-act-list';

const popupClassName =
  'max-h-[var(--available-height)] min-w-52 max-w-80 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-popover outline-none';
const itemClassName =
  'flex w-full cursor-default items-center gap-2 rounded-md px-2 py-1.5 text-sm outline-none select-none data-disabled:opacity-50 data-highlighted:bg-hover data-popup-open:bg-hover';

interface ActMenuProps {
  list: ActList | null;
  /** The row, or its button. */
  anchor: Element | null;
  onClose: () => void;
}

/** The menu of a row, opened by its button, a right click or the menu key. */
export function ActMenu({ list, anchor, onClose }: ActMenuProps) {
  const t = useTranslations('floor.acts');
  return (
    <Base.Root open={list !== null} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} align="end" side="bottom" sideOffset={2} className="z-60 outline-none">
          <Base.Popup className={popupClassName} aria-label={list?.title}>
            <p className="truncate px-2 pt-1 pb-1.5 text-xs font-medium text-ink-muted">{list?.title}</p>
            {list?.acts.length === 0 && <p className="px-2 pb-1.5 text-sm text-ink-muted">{t('nothing')}</p>}
            {list?.acts.map((act) =>
              'choices' in act ? <Group key={act.id} group={act} /> : <Item key={act.id} act={act} />,
            )}
            {list?.hint != null && (
              <p className="mt-1 flex gap-1.5 border-t border-line px-2 pt-1.5 pb-1 text-xs text-ink-muted">
                <Info className="mt-0.5 size-3.5 shrink-0" aria-hidden />
                {list.hint}
              </p>
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Item({ act }: { act: Act }) {
  return (
    <Base.Item
      className={classNames(itemClassName, act.danger && 'text-danger data-highlighted:bg-danger-soft')}
      onClick={act.run}
      aria-keyshortcuts={act.key}
    >
      <span className="min-w-0 flex-1 truncate">{act.label}</span>
      {act.key !== undefined && (
        <span aria-hidden>
          <Kbd>{act.key}</Kbd>
        </span>
      )}
    </Base.Item>
  );
}

function Group({ group }: { group: ActGroup }) {
  const t = useTranslations('floor.acts');
  return (
    <Base.SubmenuRoot disabled={group.choices.length === 0}>
      <Base.SubmenuTrigger className={itemClassName}>
        <span className="min-w-0 flex-1 truncate">{group.label}</span>
        {group.choices.length === 0 ? (
          <span className="text-xs text-ink-faint">{t('none')}</span>
        ) : (
          <ChevronRight className="size-4 text-ink-faint" aria-hidden />
        )}
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner sideOffset={-2} alignOffset={-5} className="z-60 outline-none">
          <Base.Popup className={popupClassName}>
            {group.choices.map((act) => (
              <Item key={act.id} act={act} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}
