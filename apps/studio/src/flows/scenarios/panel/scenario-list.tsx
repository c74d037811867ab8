'use client';

import type { Scenario } from '@patchbay/flow-schema';
import { CirclePlay, ListChecks, PhoneIncoming, Play, Plus, Sparkles, Square } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Menu, MenuItem } from '@/ui/menu';
import { Switch } from '@/ui/switch';
import { useEditor, useEditorActions, useScenarios, useWorkspace } from '../../editor/editor-context';
import type { Saving } from '../../editor/use-autosave';
import { useCoverage } from '../covered/use-scenario-overlay';
import { GenerateDialog } from '../generate/generate-dialog';
import { isStale } from '../run/stale';
import type { useScenarioRuns } from '../run/use-scenario-runs';
import { freeScenarioId, newScenario } from '../steps/new-step';
import { ScenarioRow } from './scenario-row';

export type ScenarioRuns = ReturnType<typeof useScenarioRuns>;

const none: readonly Scenario[] = [];

/** Every scenario with what came of it last, what they cover together, and the ways to a new one. */
export function ScenarioList({ runs, saving }: { runs: ScenarioRuns; saving: Saving }) {
  const t = useTranslations('scenarios.panel');
  const { editor } = useWorkspace();
  const document = useEditor((state) => state.content.document);
  const readOnly = useEditor((state) => state.readOnly);
  const known = useScenarios((state) => state.runs);
  const progress = useScenarios((state) => state.progress);
  const failure = useScenarios((state) => state.failure);
  const [generating, setGenerating] = useState(false);
  const scenarios = document.scenarios ?? none;
  const open = scenarios.filter(({ id }) => {
    const run = known[id];
    return run === undefined || isStale(run, document, editor.parts.flowId);
  });
  const settled = scenarios.filter((scenario) => !open.includes(scenario));
  const passed = settled.filter(({ id }) => known[id]?.result.passed).length;
  return (
    <div className="flex flex-col">
      <div className="flex flex-wrap items-center gap-1.5 border-b border-line p-2">
        {!readOnly && <NewScenario onGenerate={() => setGenerating(true)} />}
        <span className="flex-1" />
        {progress !== null ? (
          <>
            <span role="status" className="text-xs text-ink-muted tabular-nums">
              {t('running', progress)}
            </span>
            <Button size="sm" onClick={runs.stop}>
              <Square aria-hidden />
              {t('stop')}
            </Button>
          </>
        ) : (
          scenarios.length > 0 && (
            <>
              {open.length > 0 && open.length < scenarios.length && (
                <Button size="sm" variant="ghost" onClick={() => void runs.run(open)}>
                  {t('runStale')}
                </Button>
              )}
              <Button size="sm" variant="primary" onClick={() => void runs.run(scenarios)}>
                <Play aria-hidden />
                {t('runAll')}
              </Button>
            </>
          )
        )}
      </div>
      {failure !== null && (
        <Callout tone="danger" className="m-2">
          {t('failure', { message: failure })}
        </Callout>
      )}
      {scenarios.length === 0 ? (
        <div className="px-4 py-10 text-center text-sm text-ink-muted">
          <ListChecks className="mx-auto mb-2 size-6 text-ink-faint" aria-hidden />
          <p className="font-medium text-ink">{t('empty')}</p>
          <p className="mt-1">{t('emptyText')}</p>
        </div>
      ) : (
        <>
          <p className="flex flex-wrap gap-x-3 px-3 pt-2 text-xs text-ink-muted" role="status">
            {passed > 0 && <span className="text-success-ink">{t('passed', { count: passed })}</span>}
            {settled.length > passed && (
              <span className="text-danger-ink">{t('failed', { count: settled.length - passed })}</span>
            )}
            {open.length > 0 && <span>{t('open', { count: open.length })}</span>}
          </p>
          <CoverageLine />
          <ul className="p-2">
            {scenarios.map((scenario) => (
              <ScenarioRow key={scenario.id} scenario={scenario} onRun={() => void runs.run([scenario])} />
            ))}
          </ul>
        </>
      )}
      <GenerateDialog
        open={generating}
        onOpenChange={setGenerating}
        saving={saving}
        onKept={(kept) => void runs.run(kept)}
      />
    </div>
  );
}

function NewScenario({ onGenerate }: { onGenerate: () => void }) {
  const t = useTranslations('scenarios.panel');
  const { editor, screen, scenarios: store } = useWorkspace();
  const actions = useEditorActions();
  const can = useCan();
  const router = useRouter();
  const byHand = () => {
    const { scenarios = [] } = editor.store.getState().content.document;
    const id = freeScenarioId(scenarios, Math.random);
    actions.addScenarios([newScenario({ id, name: t('unnamed', { number: scenarios.length + 1 }), now: Date.now() })]);
    store.setState({ opened: id });
  };
  return (
    <Menu
      align="start"
      trigger={
        <Button size="sm">
          <Plus aria-hidden />
          {t('new')}
        </Button>
      }
    >
      <MenuItem onClick={byHand}>
        <Plus aria-hidden />
        {t('byHand')}
      </MenuItem>
      <MenuItem onClick={() => screen.setState({ panel: 'simulator' })}>
        <CirclePlay aria-hidden />
        {t('fromSimulator')}
      </MenuItem>
      {can('call.read') && (
        <MenuItem onClick={() => router.push(`/calls?flowId=${editor.parts.flowId}`)}>
          <PhoneIncoming aria-hidden />
          {t('fromCall')}
        </MenuItem>
      )}
      <MenuItem onClick={onGenerate}>
        <Sparkles aria-hidden />
        {t('generate')}
      </MenuItem>
    </Menu>
  );
}

/** How much of the flow the scenarios cover, and the switch that draws it on the graph. */
function CoverageLine() {
  const t = useTranslations('scenarios.coverage');
  const { scenarios: store } = useWorkspace();
  const coverage = useCoverage();
  const shown = useScenarios((state) => state.coverage);
  if (coverage === null) return <p className="px-3 pt-1 text-xs text-ink-muted">{t('none')}</p>;
  const percent = coverage.all === 0 ? 100 : Math.floor((coverage.covered / coverage.all) * 100);
  return (
    <div className="space-y-1.5 px-3 pt-1.5">
      <div className="flex items-baseline justify-between gap-2 text-xs">
        <span className="font-medium">{t('percent', { percent })}</span>
        <span className="text-ink-faint tabular-nums">
          {t('counts', { covered: coverage.covered, all: coverage.all })}
        </span>
      </div>
      <div className="h-1.5 overflow-hidden rounded-full bg-sunken" aria-hidden>
        <div className="h-full rounded-full bg-success" style={{ width: `${percent}%` }} />
      </div>
      <div className="flex items-center gap-2 text-xs text-ink-muted">
        <Switch checked={shown} onChange={(next) => store.setState({ coverage: next })} label={t('show')} />
        <span aria-hidden>{t('show')}</span>
      </div>
    </div>
  );
}
