'use client';

import type { Scenario } from '@patchbay/flow-schema';
import { ChevronLeft, Copy, EllipsisVertical, LocateFixed, Play, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Menu, MenuItem } from '@/ui/menu';
import { Switch } from '@/ui/switch';
import { revealNode } from '../../editor/core/editor-screen';
import { useEditor, useEditorActions, useScenarios, useWorkspace } from '../../editor/editor-context';
import { freeScenarioId } from '../steps/new-step';
import { StepList } from '../steps/step-list';
import { FailureWords } from '../steps/step-row';
import { CallFields } from './call-fields';
import { HeardList } from './heard-list';
import type { ScenarioRuns } from './scenario-list';
import { StandingMark, useStanding } from './scenario-row';

/** One scenario: the call, its steps, and how it went. Every change goes into the draft and can be undone there. */
export function ScenarioForm({ scenario, runs }: { scenario: Scenario; runs: ScenarioRuns }) {
  const t = useTranslations('scenarios.form');
  const { editor, scenarios: store } = useWorkspace();
  const actions = useEditorActions();
  const readOnly = useEditor((state) => state.readOnly);
  const standing = useStanding(scenario);
  const busy = useScenarios((state) => state.progress !== null);
  const back = () => store.setState({ opened: null });
  const duplicate = () => {
    const { scenarios = [] } = editor.store.getState().content.document;
    const id = freeScenarioId(scenarios, Math.random);
    actions.addScenarios([{ ...scenario, id }]);
    store.setState({ opened: id });
  };
  return (
    <div className="flex flex-col">
      <div className="flex items-center gap-1 border-b border-line p-2">
        <Button size="sm" variant="ghost" onClick={back}>
          <ChevronLeft aria-hidden />
          {t('back')}
        </Button>
        <span className="flex-1" />
        <Button size="sm" variant="primary" loading={busy} onClick={() => void runs.run([scenario])}>
          {!busy && <Play aria-hidden />}
          {t('run')}
        </Button>
        {!readOnly && (
          <Menu
            trigger={
              <Button variant="ghost" size="icon-sm" aria-label={t('more')}>
                <EllipsisVertical aria-hidden />
              </Button>
            }
          >
            <MenuItem onClick={duplicate}>
              <Copy aria-hidden />
              {t('duplicate')}
            </MenuItem>
            <MenuItem
              danger
              onClick={() => {
                actions.removeScenarios([scenario.id]);
                back();
              }}
            >
              <Trash2 aria-hidden />
              {t('remove')}
            </MenuItem>
          </Menu>
        )}
      </div>
      <div className="space-y-4 p-3">
        <Outcome scenario={scenario} />
        <FormField label={t('name')}>
          {(control) => (
            <div className="flex items-center gap-2">
              <StandingMark standing={standing} />
              <Input
                {...control}
                maxLength={200}
                readOnly={readOnly}
                value={scenario.name}
                onChange={(event) => {
                  const name = event.currentTarget.value;
                  if (name !== '') actions.setScenario({ ...scenario, name }, 'name');
                }}
              />
            </div>
          )}
        </FormField>
        <div>
          <div className="flex items-center gap-2 text-sm">
            <Switch
              checked={scenario.required}
              disabled={readOnly}
              label={t('required')}
              onChange={(required) => actions.setScenario({ ...scenario, required })}
            />
            <span aria-hidden className="font-medium">
              {t('required')}
            </span>
          </div>
          <p className="mt-1 text-xs text-ink-muted">{t('requiredHelp')}</p>
        </div>
        <CallFields scenario={scenario} disabled={readOnly} />
        <StepList key={scenario.id} scenario={scenario} />
        <HeardList scenario={scenario} />
      </div>
    </div>
  );
}

/** What came of the last run; the place where it failed is shown on the graph. */
function Outcome({ scenario }: { scenario: Scenario }) {
  const t = useTranslations('scenarios.result');
  const { editor, screen } = useWorkspace();
  const standing = useStanding(scenario);
  const result = useScenarios((state) => state.runs[scenario.id]?.result);
  const failure = standing === 'failed' ? (result?.failure ?? null) : null;
  const place = failure?.place?.flowId === editor.parts.flowId ? failure.place.nodeId : null;
  useEffect(() => {
    if (place !== null) revealNode(screen, place, false);
  }, [place, screen]);
  if (standing === 'stale') return <Callout tone="info">{t('stale')}</Callout>;
  if (standing === 'passed' && result !== undefined)
    return (
      <Callout tone="success" title={t('passed')}>
        {result.end !== null && t('ended', { seconds: Math.round(result.lastedMs / 1_000) })}
      </Callout>
    );
  if (failure === null) return null;
  return (
    <div className="overflow-hidden rounded-md border border-danger">
      <div className="flex flex-wrap items-center gap-2 bg-danger-soft px-2.5 py-1.5 text-sm font-medium text-danger-ink">
        <span role="status" className="flex-1">
          {failure.step === null ? t('failed') : t('failedAt', { number: failure.step + 1 })}
        </span>
        {place !== null && (
          <Button
            size="sm"
            onClick={() => {
              editor.actions.select({ nodes: [place] });
              revealNode(screen, place);
            }}
          >
            <LocateFixed aria-hidden />
            {t('showOnGraph')}
          </Button>
        )}
      </div>
      {failure.step === null && <FailureWords failure={failure} />}
    </div>
  );
}
