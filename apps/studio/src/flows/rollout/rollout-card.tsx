'use client';

import { useMutation } from '@tanstack/react-query';
import { Check, Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Instant } from '@/ui/instant';
import { toast } from '@/ui/toast';
import { AudienceFields } from './audience-fields';
import { GuardFields } from './guard-fields';
import { OutcomeTable } from './outcome-table';
import { isWhole, type RolloutPlan, type ShownRollout } from './rollout-plan';
import { useAudienceWords } from './use-audience-words';

interface RolloutCardProps {
  rollout: ShownRollout;
  refresh: () => Promise<unknown>;
  /** For a narrow place: what a decision hangs on, and the way to the rest. */
  brief?: boolean;
}

/** A roll-out that runs: who gets the new version, how it does, and the two ways out at one click each. */
export function RolloutCard({ rollout, refresh, brief = false }: RolloutCardProps) {
  const t = useTranslations('rollouts');
  const trpc = useTRPC();
  const audienceWords = useAudienceWords();
  const mayPublish = useCan()('flow.publish');
  const [changing, setChanging] = useState(false);
  const { id, flowId, number, baseNumber, audience, guard, figures } = rollout;
  const toAll = useMutation(
    trpc.rollouts.toAll.mutationOptions({
      onSuccess: () => toast.success(t('wentToAll', { number })),
      onSettled: refresh,
    }),
  );
  const back = useMutation(
    trpc.rollouts.back.mutationOptions({
      onSuccess: () => toast.success(t('wentBack', { number: baseNumber })),
      onSettled: refresh,
    }),
  );
  const busy = toAll.isPending || back.isPending;
  return (
    <section aria-label={t('running', { number })} className="space-y-4 rounded-lg border border-line bg-surface p-4">
      <header>
        <h2 className="text-base font-semibold">{t('running', { number })}</h2>
        <p className="text-sm">{t('who', { audience: audienceWords(audience), number, base: baseNumber })}</p>
        <p className="text-xs text-ink-muted">
          <Since rollout={rollout} />
        </p>
        {!brief && (
          <p className="text-xs text-ink-muted">
            {guard === null
              ? t('guard.off')
              : t('guardSays', {
                  failure: guard.failurePointsMax,
                  abandon: guard.abandonPointsMax,
                  calls: guard.callsMin,
                })}
          </p>
        )}
      </header>
      {figures && <OutcomeTable rollout={rollout} figures={figures} brief={brief} />}
      {mayPublish && !changing && (
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" loading={toAll.isPending} disabled={busy} onClick={() => toAll.mutate({ id })}>
            <Check aria-hidden />
            {t('toAll')}
          </Button>
          <Button loading={back.isPending} disabled={busy} onClick={() => back.mutate({ id })}>
            <Undo2 aria-hidden />
            {t('back', { number: baseNumber })}
          </Button>
          {!brief && (
            <Button variant="ghost" disabled={busy} onClick={() => setChanging(true)}>
              {t('change')}
            </Button>
          )}
        </div>
      )}
      {brief && (
        <Link href={`/flows/${flowId}/rollout`} className="block rounded-sm text-sm text-accent-ink hover:underline">
          {t('details')}
        </Link>
      )}
      {changing && (
        <PlanForm
          id={id}
          plan={{ audience, guard }}
          onDone={async () => {
            await refresh();
            setChanging(false);
          }}
          onCancel={() => setChanging(false)}
        />
      )}
    </section>
  );
}

function Since({ rollout }: { rollout: ShownRollout }) {
  const t = useTranslations('rollouts');
  const { startedAt, countedSince, startedByName } = rollout;
  return (
    <>
      {t.rich('startedAt', { name: startedByName ?? t('installation'), at: () => <Instant at={startedAt} /> })}
      {countedSince !== startedAt && <> {t.rich('countedSince', { at: () => <Instant at={countedSince} /> })}</>}
    </>
  );
}

interface PlanFormProps {
  id: string;
  plan: RolloutPlan;
  onDone: () => Promise<void>;
  onCancel: () => void;
}

function PlanForm({ id, plan, onDone, onCancel }: PlanFormProps) {
  const t = useTranslations('rollouts');
  const trpc = useTRPC();
  const locale = useLocale();
  const [value, setValue] = useState(plan);
  const change = useMutation(
    trpc.rollouts.change.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async () => {
        toast.success(t('changed'));
        await onDone();
      },
    }),
  );
  return (
    <form
      className="space-y-4 rounded-md border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        const { audience, guard } = value;
        change.mutate({ id, audience, guard });
      }}
    >
      <AudienceFields value={value.audience} onChange={(audience) => setValue({ ...value, audience })} />
      <GuardFields value={value.guard} onChange={(guard) => setValue({ ...value, guard })} />
      {change.isError && <Callout tone="danger">{failureText(change.error, locale)}</Callout>}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" loading={change.isPending} disabled={!isWhole(value)}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
