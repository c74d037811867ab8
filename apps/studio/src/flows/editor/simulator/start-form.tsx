'use client';

import { blocksPublishing, checkFlow } from '@patchbay/flow-schema';
import { CirclePlay } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { usePerson } from '@/access/access-provider';
import { failureText } from '@/client/failure';
import { useTRPCClient } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { beginSimulation, type SimulatedSurroundings, simulatedDocuments } from '../core/simulation-store';
import { useEditor, useUiLocale, useWorkspace } from '../editor-context';
import { ProblemRow } from '../panels/problem-row';
import type { Saving } from '../use-autosave';
import { instantOf, wallClock } from './wall-clock';

/** Who calls, and when; or what has to be mended before a call can be tried. */
export function StartForm({ saving }: { saving: Saving }) {
  const t = useTranslations('flows.simulator');
  const client = useTRPCClient();
  const locale = useUiLocale();
  const { editor, simulation } = useWorkspace();
  const { timeZone: ownZone } = usePerson();
  const document = useEditor((state) => state.content.document);
  const known = useEditor((state) => state.problems);
  const problems = useMemo(
    () => (known.length > 0 ? known : checkFlow(document, editor.parts.registry)),
    [known, document, editor],
  );
  const blocked = blocksPublishing(problems);
  const [caller, setCaller] = useState('+49 30 901820');
  const [called, setCalled] = useState('2000');
  const [timeZone, setTimeZone] = useState(ownZone);
  const [when, setWhen] = useState(() => wallClock(Date.now(), ownZone));
  const startsAt = instantOf(when, timeZone);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const start = async () => {
    if (startsAt === null) return;
    setBusy(true);
    setFailure(null);
    try {
      await saving.flush();
      const { parts } = await client.flows.simulation.query({ id: editor.parts.flowId });
      const surroundings = JSON.parse(parts) as SimulatedSurroundings;
      const current = editor.store.getState().content.document;
      simulation.setState({
        document: current,
        documents: simulatedDocuments(editor.parts.flowId, current, surroundings),
        simulation: beginSimulation({
          id: `simulated-${crypto.randomUUID()}`,
          flowId: editor.parts.flowId,
          document: current,
          surroundings,
          registry: editor.parts.registry,
          call: { callerNumber: caller, callerName: '', calledNumber: called, startsAt },
        }),
      });
    } catch (error) {
      setFailure(failureText(error, locale));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="space-y-4 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked) void start();
      }}
    >
      <p className="text-sm text-ink-muted">{t('intro')}</p>
      {blocked && (
        <div>
          <Callout tone="danger" title={t('blocked')} />
          <ul className="mt-1 -mx-3">
            {problems
              .filter((problem) => problem.severity === 'error')
              .slice(0, 8)
              .map((problem, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: made anew with every check
                <ProblemRow key={index} problem={problem} />
              ))}
          </ul>
        </div>
      )}
      <div className="grid grid-cols-2 gap-2">
        <FormField label={t('caller')}>
          {(control) => (
            <Input {...control} value={caller} onChange={(event) => setCaller(event.currentTarget.value)} />
          )}
        </FormField>
        <FormField label={t('called')}>
          {(control) => (
            <Input {...control} value={called} onChange={(event) => setCalled(event.currentTarget.value)} />
          )}
        </FormField>
      </div>
      <FormField label={t('when')}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            step={1}
            value={when}
            onChange={(event) => setWhen(event.currentTarget.value)}
          />
        )}
      </FormField>
      <FormField label={t('timeZone')} error={startsAt === null ? t('timeZoneWrong') : undefined}>
        {(control) => (
          <>
            <Input
              {...control}
              list="simulator-zones"
              value={timeZone}
              onChange={(event) => setTimeZone(event.currentTarget.value)}
            />
            <datalist id="simulator-zones">
              {Intl.supportedValuesOf('timeZone').map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </>
        )}
      </FormField>
      {failure !== null && <Callout tone="danger">{failure}</Callout>}
      <Button type="submit" variant="primary" className="w-full" loading={busy} disabled={blocked || startsAt === null}>
        <CirclePlay aria-hidden />
        {t('start')}
      </Button>
    </form>
  );
}
