'use client';

import type { Simulation } from '@patchbay/engine';
import { ListChecks } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { useEditor, useWorkspace } from '../../editor/editor-context';
import { simulatedMoments } from './recorded-call';
import { useKeep } from './use-keep';

/** Keeps what was done in the simulator so far as a scenario of the flow. */
export function KeepSimulation({ simulation }: { simulation: Simulation }) {
  const t = useTranslations('scenarios.keep');
  const { editor } = useWorkspace();
  const readOnly = useEditor((state) => state.readOnly);
  const keep = useKeep();
  if (readOnly) return null;
  const { direction, callerNumber, callerName, calledNumber } = simulation.run.call;
  return (
    <Button
      size="sm"
      title={t('keep')}
      disabled={simulation.history.length <= 2}
      onClick={() =>
        keep.call({
          name: t('nameFromSimulator', {
            number: (editor.store.getState().content.document.scenarios?.length ?? 0) + 1,
          }),
          call: { direction, callerNumber, callerName, calledNumber },
          moments: simulatedMoments(simulation),
        })
      }
    >
      <ListChecks aria-hidden />
      {t('keep')}
    </Button>
  );
}
