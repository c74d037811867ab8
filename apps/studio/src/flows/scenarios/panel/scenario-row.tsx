'use client';

import type { Scenario } from '@patchbay/flow-schema';
import { CircleAlert, CircleCheck, CircleDashed, CircleX, History, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { useEditor, useScenarios, useWorkspace } from '../../editor/editor-context';
import { isUnfilled } from '../record/scenario-from-call';
import { isStale } from '../run/stale';
import { useFailureWords } from '../steps/use-failure-words';

export type ScenarioStanding = 'passed' | 'failed' | 'stale' | 'never' | 'unfilled';

/** How a scenario stands on the draft as it is. */
export function useStanding(scenario: Scenario): ScenarioStanding {
  const { editor } = useWorkspace();
  const document = useEditor((state) => state.content.document);
  const run = useScenarios((state) => state.runs[scenario.id]);
  if (scenario.steps.some(isUnfilled)) return 'unfilled';
  if (run === undefined) return 'never';
  if (isStale(run, document, editor.parts.flowId)) return 'stale';
  return run.result.passed ? 'passed' : 'failed';
}

const marks = {
  passed: { icon: CircleCheck, className: 'text-success' },
  failed: { icon: CircleX, className: 'text-danger' },
  stale: { icon: History, className: 'text-ink-faint' },
  never: { icon: CircleDashed, className: 'text-ink-faint' },
  unfilled: { icon: CircleAlert, className: 'text-warning' },
} as const;

export function StandingMark({ standing }: { standing: ScenarioStanding }) {
  const t = useTranslations('scenarios.row');
  const { icon: Icon, className } = marks[standing];
  return (
    <span title={t(standing)} className="shrink-0">
      <Icon className={`size-4 ${className}`} aria-label={t(standing)} />
    </span>
  );
}

/** One scenario of the list: how it stands, and what it failed at. */
export function ScenarioRow({ scenario, onRun }: { scenario: Scenario; onRun: () => void }) {
  const t = useTranslations('scenarios.row');
  const { scenarios: store } = useWorkspace();
  const words = useFailureWords();
  const standing = useStanding(scenario);
  const failure = useScenarios((state) => state.runs[scenario.id]?.result.failure ?? null);
  const busy = useScenarios((state) => state.progress !== null);
  return (
    <li
      className="flex items-start gap-1 rounded-md hover:bg-hover"
      data-scenario={scenario.id}
      data-standing={standing}
    >
      <button
        type="button"
        className="flex min-w-0 flex-1 items-start gap-2 rounded-md px-2 py-1.5 text-left"
        onClick={() => store.setState({ opened: scenario.id })}
      >
        <span className="mt-0.5">
          <StandingMark standing={standing} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-1.5">
            <span className="truncate text-sm font-medium">{scenario.name}</span>
            {scenario.required && <Badge tone="accent">{t('required')}</Badge>}
          </span>
          <span className="line-clamp-3 text-xs text-ink-muted">
            {standing === 'failed' && failure !== null
              ? `${words(failure).expected} – ${words(failure).got}`
              : standing === 'passed'
                ? t('steps', { count: scenario.steps.length })
                : t(standing)}
          </span>
        </span>
      </button>
      <Button
        variant="ghost"
        size="icon-sm"
        className="mt-1 mr-1"
        aria-label={t('run', { name: scenario.name })}
        title={t('run', { name: scenario.name })}
        disabled={busy}
        onClick={onRun}
      >
        <Play aria-hidden />
      </Button>
    </li>
  );
}
