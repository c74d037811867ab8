'use client';

import type { Simulation } from '@patchbay/engine';
import { useTranslations } from 'next-intl';
import { AgentScript } from '@/derived-screens/seat/agent-script';
import { FormFields } from '@/seat/call/form-fields';
import { Button } from '@/ui/button';
import { simulatedScripts } from '../core/simulated-scripts';
import { formFilled, simulatedForms } from '../core/simulation-store';
import { useSimulation, useWorkspace } from '../editor-context';

interface SimulatedSeatProps {
  readonly simulation: Simulation;
  readonly onChange: (simulation: Simulation) => void;
}

/** What the agent who talks with the caller has in front of them: the scripts and forms that the call has passed. */
export function SimulatedSeat({ simulation, onChange }: SimulatedSeatProps) {
  const t = useTranslations('flows.simulator');
  const { editor } = useWorkspace();
  const documents = useSimulation((state) => state.documents);
  const talks = simulation.pending.some(
    ({ command, answered }) => answered && (command.type === 'queue.join' || command.type === 'agent.call'),
  );
  const forms = talks ? simulatedForms(simulation, documents, editor.parts.registry) : [];
  const scripts = talks ? simulatedScripts(simulation, documents, editor.parts.registry) : [];
  if (forms.length + scripts.length === 0) return null;
  return (
    <section aria-label={t('seat')} className="space-y-3 p-3">
      <h3 className="text-xs font-medium text-ink-muted">{t('seat')}</h3>
      {scripts.map(({ key, title, parts }) => (
        <AgentScript key={key} title={title} parts={parts} />
      ))}
      {forms.map((form) => (
        <FormFields
          key={`${form.flowId}/${form.nodeId}`}
          form={form}
          onSave={(values) => onChange(simulation.send(formFilled(form, values)))}
        >
          <Button type="submit" size="sm">
            {t(form.answer === null ? 'fill' : 'fillAgain')}
          </Button>
        </FormFields>
      ))}
    </section>
  );
}
