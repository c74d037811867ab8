'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '@/ui/dialog';
import { Kbd } from '@/ui/kbd';
import { useScreen, useWorkspace } from '../editor-context';

const groups = [
  {
    id: 'move',
    rows: [
      ['next', 'Tab'],
      ['along', '↑ ↓ ← →'],
      ['open', 'Enter'],
      ['search', 'Ctrl F'],
      ['zoom', '+ − 0'],
      ['outline', 'O'],
      ['problems', 'F8'],
    ],
  },
  {
    id: 'draw',
    rows: [
      ['quickAdd', '/'],
      ['addAfter', 'A'],
      ['connect', 'C'],
      ['nudge', 'Alt ↑↓←→'],
      ['remove', 'Delete'],
      ['arrange', 'L'],
      ['selectMany', 'Shift'],
    ],
  },
  {
    id: 'edit',
    rows: [
      ['undo', 'Ctrl Z'],
      ['redo', 'Ctrl Shift Z'],
      ['copy', 'Ctrl C / X / V'],
      ['duplicate', 'Ctrl D'],
      ['selectAll', 'Ctrl A'],
      ['save', 'Ctrl S'],
      ['simulate', 'Ctrl Enter'],
    ],
  },
] as const;

/** Every key of the editor on one sheet. */
export function ShortcutsSheet() {
  const t = useTranslations('flows.shortcuts');
  const { screen } = useWorkspace();
  const open = useScreen((state) => state.shortcuts);
  return (
    <Dialog open={open} onOpenChange={(next) => screen.setState({ shortcuts: next })} title={t('title')} size="lg">
      <div className="grid gap-6 sm:grid-cols-3">
        {groups.map((group) => (
          <section key={group.id}>
            <h3 className="mb-2 text-xs font-medium text-ink-muted">{t(`groups.${group.id}`)}</h3>
            <dl className="space-y-1.5">
              {group.rows.map(([id, keys]) => (
                <div key={id} className="flex items-center justify-between gap-3 text-sm">
                  <dt>{t(`rows.${id}`)}</dt>
                  <dd className="shrink-0">
                    <Kbd>{keys}</Kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
