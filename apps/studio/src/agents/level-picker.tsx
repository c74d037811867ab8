'use client';

import { Popover as Base } from '@base-ui/react/popover';
import { useTranslations } from 'next-intl';
import { classNames } from '@/ui/class-names';

interface LevelPickerProps {
  anchor: HTMLElement | null;
  title: string;
  level: number | null;
  onPick: (level: number | null) => void;
  onClose: () => void;
}

/** The levels 1 to 10, and none, beside the cell that was pressed. */
export function LevelPicker({ anchor, title, level, onPick, onClose }: LevelPickerProps) {
  const t = useTranslations('centre.agents');
  return (
    <Base.Root open={anchor !== null} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} side="bottom" sideOffset={4} className="z-60">
          <Base.Popup className="rounded-lg border border-line bg-raised p-2 shadow-popover outline-none">
            <Base.Title className="mb-1.5 max-w-56 truncate text-xs text-ink-muted">{title}</Base.Title>
            <div className="grid grid-cols-5 gap-1">
              {Array.from({ length: 10 }, (_, at) => at + 1).map((one) => (
                <button
                  key={one}
                  type="button"
                  className={classNames(
                    'size-9 rounded-md text-sm font-medium tabular-nums hover:bg-pressed',
                    one === level ? 'bg-accent text-ink-on-accent hover:bg-accent-hover' : 'bg-sunken',
                  )}
                  onClick={() => onPick(one)}
                >
                  {one}
                </button>
              ))}
            </div>
            <button
              type="button"
              disabled={level === null}
              className="mt-1.5 h-8 w-full rounded-md text-sm text-ink-muted hover:bg-hover disabled:opacity-50"
              onClick={() => onPick(null)}
            >
              {t('no_skill')}
            </button>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
