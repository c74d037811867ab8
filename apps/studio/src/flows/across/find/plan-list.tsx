'use client';

import type { Locale } from '@patchbay/flow-schema';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Callout } from '@/ui/callout';
import type { PlannedFlow } from '../server/plan-replacement';

/** Every place that would change, flow by flow; what would break a flow keeps it out. */
export function PlanList({ flows }: { flows: readonly PlannedFlow[] }) {
  const t = useTranslations('flows.across');
  const locale = useLocale() as Locale;
  if (flows.length === 0) return <Callout tone="info">{t('replace.nothing')}</Callout>;
  return (
    <ul aria-label={t('replace.plan')} className="flex flex-col gap-3">
      {flows.map((flow) => (
        <li key={flow.id} className="rounded-md border border-line">
          <p className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-1.5 text-sm font-medium">
            <Link href={`/flows/${flow.id}`} className="rounded-sm hover:underline">
              {flow.name}
            </Link>
            <span className="text-xs font-normal text-ink-muted">{t('places', { count: flow.places.length })}</span>
          </p>
          {flow.problems.length > 0 && (
            <div className="p-2">
              <Callout tone="danger" title={t('replace.blocked')}>
                <ul>
                  {flow.problems.map((problem) => (
                    <li key={JSON.stringify([problem.code, problem.place])}>{problem.message[locale]}</li>
                  ))}
                </ul>
              </Callout>
            </div>
          )}
          <ul className="divide-y divide-line">
            {flow.places.map((place) => (
              <li
                key={`${place.node}/${place.step}/${place.path}`}
                className="grid gap-x-3 px-3 py-1.5 text-sm sm:grid-cols-[10rem_1fr]"
              >
                <span className="min-w-0">
                  <span className="block truncate">{place.step || t('flowItself')}</span>
                  <span className="block truncate text-xs text-ink-faint" title={place.path}>
                    {place.label[locale]}
                  </span>
                </span>
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  <del className="text-danger-ink">{place.before}</del>{' '}
                  <ins className="text-success-ink no-underline">{place.after}</ins>
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
