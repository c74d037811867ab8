'use client';

import { useMutation } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge, type BadgeTone } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Instant } from '@/ui/instant';
import { toast } from '@/ui/toast';
import { OutcomeTable } from './outcome-table';
import type { ShownRollout } from './rollout-plan';
import { percentOf, useAudienceWords } from './use-audience-words';

const tones: Record<NonNullable<ShownRollout['ending']>, BadgeTone> = {
  to_all: 'success',
  back: 'warning',
  stopped: 'danger',
  superseded: 'neutral',
  archived: 'neutral',
};

/** A roll-out that is over: how it ended and with which figures; the way back where everyone still has its version. */
export function EndedRollout({ rollout, refresh }: { rollout: ShownRollout; refresh: () => Promise<unknown> }) {
  const t = useTranslations('rollouts');
  const trpc = useTRPC();
  const audienceWords = useAudienceWords();
  const mayPublish = useCan()('flow.publish');
  const { id, number, baseNumber, audience, ending, endedAt, endedByName, startedAt, figures, reversible } = rollout;
  const back = useMutation(
    trpc.rollouts.back.mutationOptions({
      onSuccess: () => toast.success(t('wentBack', { number: baseNumber })),
      onSettled: refresh,
    }),
  );
  if (ending === null || endedAt === null) return null;
  return (
    <li className="space-y-2 rounded-lg border border-line bg-surface p-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="text-sm font-medium">{t('endedLine', { number, audience: audienceWords(audience) })}</span>
        <Badge tone={tones[ending]}>{t(`endings.${ending}`)}</Badge>
        <span className="text-xs text-ink-muted">
          <Instant at={startedAt} /> – <Instant at={endedAt} />
          {endedByName !== null && ` · ${t('endedBy', { name: endedByName })}`}
        </span>
        {reversible && mayPublish && (
          <Button size="sm" className="ml-auto" loading={back.isPending} onClick={() => back.mutate({ id })}>
            <Undo2 aria-hidden />
            {t('back', { number: baseNumber })}
          </Button>
        )}
      </div>
      <WhyStopped rollout={rollout} />
      {figures && (
        <details>
          <summary className="cursor-pointer text-xs text-ink-muted">{t('outcome')}</summary>
          <div className="pt-2">
            <OutcomeTable rollout={rollout} figures={figures} />
          </div>
        </details>
      )}
    </li>
  );
}

function WhyStopped({ rollout: { stoppedFor, figures } }: { rollout: ShownRollout }) {
  const t = useTranslations('rollouts.because');
  const locale = useLocale();
  if (stoppedFor === null || figures === null) return null;
  const rate = (side: 'old' | 'new') => percentOf(figures[side][stoppedFor] / Math.max(1, figures[side].ended), locale);
  return <Callout tone="danger">{t(stoppedFor, { old: rate('old'), new: rate('new') })}</Callout>;
}
