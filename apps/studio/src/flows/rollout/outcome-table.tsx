'use client';

import {
  falseStopChanceMax,
  type GuardedRate,
  judgeRate,
  type RateVerdict,
  type RolloutFigures,
  type RolloutOutcomes,
  rateOf,
} from '@patchbay/flow-schema';
import { CircleAlert, CircleCheck, CircleDashed, CircleHelp } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatDuration } from '@/intl/duration';
import type { ShownRollout } from './rollout-plan';
import { percentOf } from './use-audience-words';

interface OutcomeTableProps {
  rollout: ShownRollout;
  figures: RolloutFigures;
  /** Only what a decision hangs on. */
  brief?: boolean;
}

/** What became of the calls of both versions, side by side, and what can be said of the difference. */
export function OutcomeTable({ rollout, figures, brief = false }: OutcomeTableProps) {
  const t = useTranslations('rollouts');
  const locale = useLocale();
  const { guard } = rollout;
  const share = (outcomes: RolloutOutcomes, count: number) =>
    outcomes.ended === 0 ? '—' : percentOf(count / outcomes.ended, locale);
  return (
    <div className="space-y-3">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-muted">
            <th scope="col" className="py-1.5 pr-2 font-medium">
              {t('outcome')}
            </th>
            <th scope="col" className="px-2 py-1.5 text-right font-medium">
              {t('old', { number: rollout.baseNumber })}
            </th>
            <th scope="col" className="py-1.5 pl-2 text-right font-medium">
              {t('new', { number: rollout.number })}
            </th>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          <Row label={t('figures.calls')} of={(outcomes) => outcomes.ended.toLocaleString(locale)} figures={figures} />
          {rollout.endedAt === null && !brief && (
            <Row
              label={t('figures.underWay')}
              of={(outcomes) => outcomes.underWay.toLocaleString(locale)}
              figures={figures}
            />
          )}
          {(['failed', 'abandoned'] as const).map((rate) => (
            <Row
              key={rate}
              label={t(`figures.${rate}`)}
              {...(brief ? {} : { explained: t(`explain.${rate}`) })}
              of={(outcomes) => <Rate outcomes={outcomes} rate={rate} />}
              figures={figures}
              verdict={guard && <Verdict verdict={judgeRate(rate, figures, guard)} calls={guard.callsMin} />}
            />
          ))}
          {!brief && (
            <>
              <Row
                label={t('figures.duration')}
                of={({ durationMsMedian }) => (durationMsMedian === null ? '—' : formatDuration(durationMsMedian))}
                figures={figures}
              />
              <Row
                label={t('figures.reachedQueue')}
                of={(outcomes) => share(outcomes, outcomes.reachedQueue)}
                figures={figures}
              />
              <Row
                label={t('figures.reachedPerson')}
                of={(outcomes) => share(outcomes, outcomes.reachedPerson)}
                figures={figures}
              />
            </>
          )}
        </tbody>
      </table>
      {!brief && (
        <p className="text-xs text-ink-muted">
          {t('confidence', {
            percent: percentOf(falseStopChanceMax, locale),
            sure: percentOf(1 - falseStopChanceMax, locale),
          })}{' '}
          {rollout.audience.kind === 'numbers' && t('listCaution')}
        </p>
      )}
    </div>
  );
}

interface RowProps {
  label: string;
  explained?: string;
  of: (outcomes: RolloutOutcomes) => ReactNode;
  figures: RolloutFigures;
  verdict?: ReactNode;
}

function Row({ label, explained, of, figures, verdict }: RowProps) {
  return (
    <>
      <tr className="border-t border-line align-top">
        <th scope="row" className="py-1.5 pr-2 text-left font-normal">
          {label}
          {explained !== undefined && <span className="block text-xs text-ink-muted">{explained}</span>}
        </th>
        <td className="px-2 py-1.5 text-right">{of(figures.old)}</td>
        <td className="py-1.5 pl-2 text-right font-medium">{of(figures.new)}</td>
      </tr>
      {verdict && (
        <tr>
          <td colSpan={3} className="pb-2">
            {verdict}
          </td>
        </tr>
      )}
    </>
  );
}

function Rate({ outcomes, rate }: { outcomes: RolloutOutcomes; rate: GuardedRate }) {
  const t = useTranslations('rollouts');
  const locale = useLocale();
  const shown = rateOf(outcomes, rate);
  if (shown === null) return '—';
  return (
    <>
      {percentOf(shown.rate, locale)}
      <span className="block text-xs font-normal text-ink-muted">
        {t('range', { low: percentOf(shown.low, locale), high: percentOf(shown.high, locale) })}
      </span>
    </>
  );
}

const icons: Record<RateVerdict, typeof CircleAlert> = {
  too_few: CircleDashed,
  unclear: CircleHelp,
  within: CircleCheck,
  worse: CircleAlert,
};
const tones: Record<RateVerdict, string> = {
  too_few: 'text-ink-muted',
  unclear: 'text-ink-muted',
  within: 'text-success',
  worse: 'text-danger',
};

function Verdict({ verdict, calls }: { verdict: RateVerdict; calls: number }) {
  const t = useTranslations('rollouts.verdicts');
  const Icon = icons[verdict];
  return (
    <span className={`flex items-start gap-1.5 text-xs ${tones[verdict]}`}>
      <Icon className="mt-0.5 size-3.5 shrink-0" aria-hidden />
      {t(verdict, { calls })}
    </span>
  );
}
