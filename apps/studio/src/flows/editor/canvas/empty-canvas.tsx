'use client';

import { MousePointerClick } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Kbd } from '@/ui/kbd';
import { useEditor, useEditorActions } from '../editor-context';

/** What a flow without any node shows: how to begin. */
export function EmptyCanvas() {
  const t = useTranslations('flows.canvas');
  const actions = useEditorActions();
  const readOnly = useEditor((state) => state.readOnly);
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center p-6">
      <div className="max-w-sm text-center">
        <MousePointerClick className="mx-auto mb-3 size-8 text-ink-faint" aria-hidden />
        <h2 className="text-base font-semibold">{t('emptyTitle')}</h2>
        <p className="mt-1 text-sm text-ink-muted">{t.rich('emptyText', { slash: () => <Kbd>/</Kbd> })}</p>
        {!readOnly && (
          <Button
            variant="primary"
            className="pointer-events-auto mt-4"
            onClick={() => actions.add({ type: 'start', at: { x: 0, y: 0 } })}
          >
            {t('addStart')}
          </Button>
        )}
      </div>
    </div>
  );
}
