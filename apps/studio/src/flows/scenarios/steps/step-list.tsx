'use client';

import type { Scenario, ScenarioStep, ScenarioStepKind } from '@patchbay/flow-schema';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button } from '@/ui/button';
import { Menu, MenuItem, MenuSeparator } from '@/ui/menu';
import { useEditor, useEditorActions, useScenarios, useWorkspace } from '../../editor/editor-context';
import { isStale } from '../run/stale';
import { newStep, stepKinds } from './new-step';
import { StepIcon } from './step-icon';
import { StepRow } from './step-row';

/** The steps of a scenario, one below the other; the one that is open shows its fields. */
export function StepList({ scenario }: { scenario: Scenario }) {
  const t = useTranslations('scenarios.form');
  const { editor } = useWorkspace();
  const actions = useEditorActions();
  const document = useEditor((state) => state.content.document);
  const readOnly = useEditor((state) => state.readOnly);
  const run = useScenarios((state) => state.runs[scenario.id]);
  const valid = run !== undefined && !isStale(run, document, editor.parts.flowId);
  const failed = valid ? (run.result.failure?.step ?? null) : null;
  const [open, setOpen] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const { steps } = scenario;

  const put = (next: readonly ScenarioStep[], field?: string) =>
    actions.setScenario({ ...scenario, steps: [...next] }, field);
  const focusRow = (index: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('[data-step-row]')[index]?.focus());
  const move = (index: number, by: number) => {
    const to = index + by;
    const step = steps[index];
    if (step === undefined || to < 0 || to >= steps.length) return;
    const next = steps.filter((_, at) => at !== index);
    next.splice(to, 0, step);
    put(next);
    if (open === index) setOpen(to);
    else if (open === to) setOpen(index);
    focusRow(to);
  };
  const remove = (index: number) => {
    put(steps.filter((_, at) => at !== index));
    setOpen(null);
    focusRow(Math.max(0, Math.min(index, steps.length - 2)));
  };
  const add = (kind: ScenarioStepKind) => {
    const chosen = [...editor.store.getState().selection.nodes];
    const step = newStep(kind, {
      document,
      selected: chosen.length === 1 ? (chosen[0] ?? null) : null,
      portsOf: (id) => {
        const node = document.nodes.find((one) => one.id === id);
        return node === undefined ? [] : editor.parts.view(node).ports.map((port) => port.id);
      },
    });
    const at = open === null ? steps.length : open + 1;
    put([...steps.slice(0, at), step, ...steps.slice(at)]);
    setOpen(at);
    focusRow(at);
  };

  return (
    <section aria-label={t('steps')}>
      <ol ref={list} className="space-y-1">
        {steps.map((step, index) => (
          <StepRow
            // biome-ignore lint/suspicious/noArrayIndexKey: two steps may be the same; their place is what tells them apart
            key={index}
            step={step}
            number={index + 1}
            open={open === index}
            state={valid ? (run.result.steps[index]?.state ?? null) : null}
            failure={failed === index ? (run?.result.failure ?? null) : null}
            disabled={readOnly}
            onToggle={() => setOpen(open === index ? null : index)}
            onChange={(next, field) =>
              put(
                steps.map((one, at) => (at === index ? next : one)),
                `${index}.${field}`,
              )
            }
            onMove={(by) => move(index, by)}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      {!readOnly && (
        <div className="mt-2 flex items-start gap-2">
          <AddStep onAdd={add} />
          <p className="flex-1 text-2xs text-ink-faint">{t('keysHint')}</p>
        </div>
      )}
    </section>
  );
}

function AddStep({ onAdd }: { onAdd: (kind: ScenarioStepKind) => void }) {
  const t = useTranslations('scenarios.form');
  const kinds = useTranslations('scenarios.kinds');
  const item = (kind: ScenarioStepKind) => (
    <MenuItem key={kind} onClick={() => onAdd(kind)}>
      <StepIcon kind={kind} />
      {kinds(kind)}
    </MenuItem>
  );
  return (
    <Menu
      align="start"
      trigger={
        <Button size="sm">
          <Plus aria-hidden />
          {t('addStep')}
        </Button>
      }
    >
      <p className="px-2 pt-1.5 pb-1 text-xs font-medium text-ink-muted">{t('happens')}</p>
      {stepKinds.acts.map(item)}
      <MenuSeparator />
      <p className="px-2 pt-1.5 pb-1 text-xs font-medium text-ink-muted">{t('expected')}</p>
      {stepKinds.expectations.map(item)}
    </Menu>
  );
}
