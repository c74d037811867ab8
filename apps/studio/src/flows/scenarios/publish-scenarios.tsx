'use client';

import type { FlowDocument } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Spinner } from '@/ui/spinner';
import { useScenarios, useWorkspace } from '../editor/editor-context';
import type { Saving } from '../editor/use-autosave';
import type { ScenarioRun } from './run/scenario-store';
import { isStale } from './run/stale';
import { useScenarioRuns } from './run/use-scenario-runs';
import { useFailureWords } from './steps/use-failure-words';

interface PublishScenariosProps {
  readonly flowId: string;
  readonly document: FlowDocument;
  readonly saving: Saving;
  /** Asked for when somebody goes to a scenario. */
  readonly onGo: () => void;
}

/** How the scenarios of a draft stand that is about to be published. What counts is decided on the server. */
export function PublishScenarios({ flowId, document, saving, onGo }: PublishScenariosProps) {
  const t = useTranslations('scenarios.publish');
  const { editor, scenarios: store, screen } = useWorkspace();
  const words = useFailureWords();
  const runs = useScenarios((state) => state.runs);
  const progress = useScenarios((state) => state.progress);
  const failure = useScenarios((state) => state.failure);
  const { run } = useScenarioRuns(saving);
  useEffect(() => {
    const { document: now } = editor.store.getState().content;
    const known = store.getState().runs;
    void run((now.scenarios ?? []).filter(({ id }) => isOpen(known[id], now, flowId)));
  }, [editor, store, run, flowId]);
  const scenarios = document.scenarios ?? [];
  if (scenarios.length === 0) return null;
  const failed = scenarios.flatMap((scenario) => {
    const one = runs[scenario.id];
    return one === undefined || one.result.passed || isStale(one, document, flowId) ? [] : [{ scenario, one }];
  });
  const required = failed.filter(({ scenario }) => scenario.required);
  const go = (id: string) => {
    store.setState({ opened: id });
    screen.setState({ panel: 'scenarios' });
    onGo();
  };
  return (
    <section aria-label={t('title')} className="space-y-2">
      <h3 className="text-sm font-medium">{t('title')}</h3>
      {progress !== null ? (
        <Spinner label={t('running')} />
      ) : failed.length === 0 && failure === null ? (
        <p className="text-sm text-ink-muted">{t('passed', { count: scenarios.length })}</p>
      ) : null}
      {failure !== null && <Callout tone="danger">{failure}</Callout>}
      {required.length > 0 && <Callout tone="danger" title={t('requiredFail', { count: required.length })} />}
      {failed.length > required.length && (
        <Callout tone="warning" title={t('othersFail', { count: failed.length - required.length })} />
      )}
      {failed.length > 0 && (
        <ul className="max-h-48 space-y-1 overflow-y-auto">
          {failed.map(({ scenario, one }) => (
            <li key={scenario.id} className="flex items-start gap-2 text-sm">
              <span className="min-w-0 flex-1">
                <span className="font-medium">{scenario.name}</span>
                <span className="block text-xs text-ink-muted [overflow-wrap:anywhere]">
                  {one.result.failure !== null && Object.values(words(one.result.failure)).join(' – ')}
                </span>
              </span>
              <Button size="sm" variant="ghost" onClick={() => go(scenario.id)}>
                {t('show')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function isOpen(run: ScenarioRun | undefined, document: FlowDocument, flowId: string): boolean {
  return run === undefined || isStale(run, document, flowId);
}
