'use client';

import type { GeneratedScenarios, ScenarioResult } from '@patchbay/engine';
import type { Scenario } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Checkbox } from '@/ui/checkbox';
import { Dialog } from '@/ui/dialog';
import { Spinner } from '@/ui/spinner';
import { useEditorActions, useScenarios, useUiLocale, useWorkspace } from '../../editor/editor-context';
import type { Saving } from '../../editor/use-autosave';
import { useScenarioWork } from '../run/use-scenario-work';
import { useStepText } from '../steps/use-step-text';
import { addsTo, portKey } from './added-ports';

interface GenerateDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly saving: Saving;
  /** Told once they are in the draft. */
  readonly onKept: (scenarios: readonly Scenario[]) => void;
}

type Found =
  | { readonly state: 'working' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'found'; readonly generated: GeneratedScenarios; readonly results: readonly ScenarioResult[] };

/** Finds calls that cover every port, shows them, and puts those that are wanted into the draft. */
export function GenerateDialog({ open, onOpenChange, ...rest }: GenerateDialogProps) {
  const t = useTranslations('scenarios.generate');
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} description={t('intro')} size="lg">
      {open && <Generate {...rest} onClose={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function Generate({
  saving,
  onKept,
  onClose,
}: Pick<GenerateDialogProps, 'saving' | 'onKept'> & { onClose: () => void }) {
  const t = useTranslations('scenarios.generate');
  const locale = useUiLocale();
  const { order } = useScenarioWork(saving);
  const [found, setFound] = useState<Found>({ state: 'working' });
  useEffect(() => {
    void order(
      () => ({ kind: 'generate', locale }),
      (news) => {
        if (news.kind === 'failed') setFound({ state: 'failed', message: news.message });
        if (news.kind === 'generated') setFound({ state: 'found', generated: news.generated, results: news.results });
      },
    );
  }, [order, locale]);
  if (found.state === 'failed') return <Callout tone="danger">{t('failure', { message: found.message })}</Callout>;
  if (found.state === 'working')
    return (
      <div className="py-6">
        <Spinner label={t('working')} />
      </div>
    );
  if (found.generated.portCount === 0) return <Callout tone="info">{t('nothing')}</Callout>;
  return <Choose {...found} onKept={onKept} onClose={onClose} />;
}

function Choose({
  generated,
  results,
  onKept,
  onClose,
}: {
  readonly generated: GeneratedScenarios;
  readonly results: readonly ScenarioResult[];
  readonly onKept: GenerateDialogProps['onKept'];
  readonly onClose: () => void;
}) {
  const t = useTranslations('scenarios.generate');
  const { editor } = useWorkspace();
  const actions = useEditorActions();
  const words = useStepText();
  const runs = useScenarios((state) => state.runs);
  const { flowId } = editor.parts;
  const { scenarios, uncovered, portCount } = generated;
  const [missingOnly, setMissingOnly] = useState(false);
  const [required, setRequired] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const present = Object.values(runs).map(({ result }) => result);
  const useful = missingOnly ? addsTo(present, results, flowId) : null;
  const offered = scenarios.filter(({ id }) => useful === null || useful.has(id));
  const chosen = offered.filter(({ id }) => !left.has(id));
  const keep = () => {
    const kept = chosen.map((scenario) => ({ ...scenario, required }));
    actions.addScenarios(kept);
    onKept(kept);
    onClose();
  };
  return (
    <div className="space-y-4">
      <p className="text-sm">
        {t('found', { count: scenarios.length, covered: portCount - uncovered.length, all: portCount })}
      </p>
      <div className="space-y-2">
        {present.length > 0 && <Option checked={missingOnly} onChange={setMissingOnly} label={t('onlyMissing')} />}
        <Option checked={required} onChange={setRequired} label={t('required')} />
      </div>
      <div>
        <div className="mb-1 flex gap-1">
          <Button size="sm" variant="ghost" onClick={() => setLeft(new Set())}>
            {t('all')}
          </Button>
          <Button size="sm" variant="ghost" onClick={() => setLeft(new Set(scenarios.map(({ id }) => id)))}>
            {t('none')}
          </Button>
        </div>
        <ul className="max-h-80 divide-y divide-line overflow-y-auto rounded-md border border-line">
          {offered.map((scenario) => (
            <li key={scenario.id} className="flex items-start gap-2 px-2.5 py-1.5">
              <Checkbox
                className="mt-1"
                checked={!left.has(scenario.id)}
                label={scenario.name}
                onChange={(next) => {
                  const after = new Set(left);
                  if (next) after.delete(scenario.id);
                  else after.add(scenario.id);
                  setLeft(after);
                }}
              />
              <details className="min-w-0 flex-1">
                <summary className="cursor-pointer text-sm [overflow-wrap:anywhere]">{scenario.name}</summary>
                <ol className="mt-1 list-decimal space-y-0.5 pl-6 text-xs text-ink-muted">
                  {scenario.steps.map((step, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a proposal never change
                    <li key={index}>{words.step(step)}</li>
                  ))}
                </ol>
              </details>
            </li>
          ))}
        </ul>
      </div>
      {uncovered.length > 0 && (
        <details>
          <summary className="cursor-pointer text-sm text-warning-ink">
            {t('uncovered', { count: uncovered.length })}
          </summary>
          <ul className="mt-1 space-y-1 text-xs text-ink-muted">
            {uncovered.map((port) => (
              <UncoveredRow key={portKey(port)} {...port} />
            ))}
          </ul>
        </details>
      )}
      <div className="flex justify-end gap-2">
        <Button variant="primary" disabled={chosen.length === 0} onClick={keep}>
          {t('keep', { count: chosen.length })}
        </Button>
      </div>
    </div>
  );
}

function UncoveredRow({ nodeId, port, why }: GeneratedScenarios['uncovered'][number]) {
  const locale = useUiLocale();
  const words = useStepText();
  return (
    <li>
      <span className="font-medium text-ink">
        {words.node({ flow: null, node: nodeId })} › {words.port(nodeId, port)}
      </span>
      : {why[locale]}
    </li>
  );
}

function Option({
  checked,
  onChange,
  label,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label: string;
}) {
  return (
    <div className="flex items-center gap-2 text-sm">
      <Checkbox checked={checked} onChange={onChange} label={label} />
      <span aria-hidden>{label}</span>
    </div>
  );
}
