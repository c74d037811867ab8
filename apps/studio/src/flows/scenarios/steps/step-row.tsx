'use client';

import type { ScenarioFailure, ScenarioStepResult } from '@patchbay/engine';
import type { ScenarioStep } from '@patchbay/flow-schema';
import { ArrowDown, ArrowUp, Check, Minus, Trash2, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent, ReactNode } from 'react';
import { Button } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import { isUnfilled } from '../record/scenario-from-call';
import { isExpectation } from './new-step';
import { StepFields } from './step-fields';
import { StepIcon } from './step-icon';
import { useFailureWords } from './use-failure-words';
import { useStepText } from './use-step-text';

interface StepRowProps {
  readonly step: ScenarioStep;
  readonly number: number;
  readonly open: boolean;
  /** How it went when the scenario was last run; null where that says nothing any more. */
  readonly state: ScenarioStepResult['state'] | null;
  readonly failure: ScenarioFailure | null;
  readonly disabled: boolean;
  readonly onToggle: () => void;
  readonly onChange: (step: ScenarioStep, field: string) => void;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
}

/** One step as a sentence; opened, with its fields. */
export function StepRow({ step, number, open, state, failure, disabled, onToggle, ...acts }: StepRowProps) {
  const t = useTranslations('scenarios.form');
  const kinds = useTranslations('scenarios.kinds');
  const words = useStepText();
  const unfilled = isUnfilled(step);
  const onKeyDown = (event: KeyboardEvent) => {
    if (disabled) return;
    if (event.altKey && event.key === 'ArrowUp') acts.onMove(-1);
    else if (event.altKey && event.key === 'ArrowDown') acts.onMove(1);
    else if (event.key === 'Delete') acts.onRemove();
    else return;
    event.preventDefault();
    // The canvas has a meaning of its own for these keys.
    event.stopPropagation();
  };
  return (
    <li
      className={classNames(
        'rounded-md border bg-surface',
        failure !== null ? 'border-danger' : unfilled ? 'border-warning' : 'border-line',
      )}
    >
      <button
        type="button"
        data-step-row={step.step}
        data-step-state={state ?? undefined}
        aria-expanded={open}
        title={kinds(step.step)}
        onClick={onToggle}
        onKeyDown={onKeyDown}
        className="flex w-full items-start gap-2 rounded-md px-2 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2"
      >
        <span className="mt-0.5 w-4 shrink-0 text-right text-2xs text-ink-faint tabular-nums">{number}</span>
        <span
          className={classNames(
            'grid size-5 shrink-0 place-items-center rounded-sm',
            isExpectation(step) ? 'bg-info-soft text-info-ink' : 'bg-accent-soft text-accent-ink',
          )}
        >
          <StepIcon kind={step.step} className="size-3" />
        </span>
        <span className={classNames('min-w-0 flex-1 text-sm [overflow-wrap:anywhere]', !open && 'line-clamp-2')}>
          {words.step(step)}
        </span>
        {state !== null && <StepState state={state} />}
      </button>
      {failure !== null && <FailureWords failure={failure} />}
      {open && (
        <div className="space-y-3 border-t border-line p-2.5">
          {unfilled && step.step !== 'press' && <p className="text-xs text-warning-ink">{t('secretUnknown')}</p>}
          <StepFields step={step} onChange={acts.onChange} disabled={disabled} />
          {!disabled && (
            <div className="flex justify-end gap-0.5">
              <RowButton label={t('moveUp')} onPress={() => acts.onMove(-1)}>
                <ArrowUp aria-hidden />
              </RowButton>
              <RowButton label={t('moveDown')} onPress={() => acts.onMove(1)}>
                <ArrowDown aria-hidden />
              </RowButton>
              <RowButton label={t('removeStep')} onPress={acts.onRemove}>
                <Trash2 aria-hidden />
              </RowButton>
            </div>
          )}
        </div>
      )}
    </li>
  );
}

function RowButton({ label, onPress, children }: { label: string; onPress: () => void; children: ReactNode }) {
  return (
    <Button variant="ghost" size="icon-sm" aria-label={label} title={label} onClick={onPress}>
      {children}
    </Button>
  );
}

const stateMarks = {
  passed: { icon: Check, className: 'text-success', text: 'stepPassed' },
  failed: { icon: X, className: 'text-danger', text: 'stepFailed' },
  not_played: { icon: Minus, className: 'text-ink-faint', text: 'stepNotPlayed' },
} as const;

function StepState({ state }: { state: ScenarioStepResult['state'] }) {
  const t = useTranslations('scenarios.result');
  const { icon: Icon, className, text } = stateMarks[state];
  return <Icon className={`mt-0.5 size-4 shrink-0 ${className}`} aria-label={t(text)} />;
}

/** What was expected and what came instead. */
export function FailureWords({ failure }: { failure: ScenarioFailure }) {
  const t = useTranslations('scenarios.result');
  const { expected, got } = useFailureWords()(failure);
  return (
    <dl className="space-y-1 border-t border-danger/40 bg-danger-soft px-2.5 py-2 text-xs text-danger-ink">
      <div>
        <dt className="inline font-medium">{t('expected')}: </dt>
        <dd className="inline [overflow-wrap:anywhere]">{expected}</dd>
      </div>
      <div>
        <dt className="inline font-medium">{t('got')}: </dt>
        <dd className="inline [overflow-wrap:anywhere]">{got}</dd>
      </div>
    </dl>
  );
}
