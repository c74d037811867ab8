'use client';

import { deriveScreens } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useMemo, useState } from 'react';
import { revealNode } from '@/flows/editor/core/editor-screen';
import { useEditor, useWorkspace } from '@/flows/editor/editor-context';
import { Segmented } from '@/ui/segmented';
import { FloorPreview } from './floor-preview';
import { ReportsPreview } from './reports-preview';
import { SeatPreview } from './seat-preview';

type Shown = 'seat' | 'floor' | 'reports';

/** What follows from the draft once it is published: all three screens, while it is being drawn. */
export function ScreensPreview({ flowId }: { flowId: string }) {
  const t = useTranslations('derived_screens.preview');
  const { editor, screen } = useWorkspace();
  const [shown, setShown] = useState<Shown>('seat');
  // Typing goes first: the preview follows as soon as there is time.
  const document = useDeferredValue(useEditor((state) => state.content.document));
  const registry = editor.parts.registry;
  const screens = useMemo(
    () => deriveScreens([{ flowId, version: 'draft', standing: 'published', document }], registry),
    [flowId, document, registry],
  );
  const show = (nodeId: string) => {
    editor.actions.select({ nodes: [nodeId] });
    revealNode(screen, nodeId, false);
  };
  return (
    <div className="flex flex-col gap-3 p-3">
      <p className="text-xs text-ink-muted">{t('hint')}</p>
      <Segmented
        label={t('hint')}
        value={shown}
        onChange={setShown}
        options={[
          { value: 'seat', label: t('seat') },
          { value: 'floor', label: t('floor') },
          { value: 'reports', label: t('reports') },
        ]}
      />
      {shown === 'seat' && <SeatPreview screens={screens} language={document.languages[0] ?? 'en-US'} onShow={show} />}
      {shown === 'floor' && <FloorPreview screens={screens} />}
      {shown === 'reports' && <ReportsPreview screens={screens} onShow={show} />}
    </div>
  );
}
