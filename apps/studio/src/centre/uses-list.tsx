'use client';

import type { CentreUses } from '@patchbay/records';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';

/** Where a queue or a skill is named, each with a way there. */
export function UsesList({ uses }: { uses: CentreUses }) {
  const t = useTranslations('centre.uses');
  return (
    <ul className="flex flex-col divide-y divide-line text-sm">
      {uses.flows.map((flow) => (
        <li key={flow.id} className="flex flex-col gap-1 py-2 first:pt-0 last:pb-0">
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Link href={`/flows/${flow.id}`} className="font-medium text-accent-ink hover:underline">
              {flow.name}
            </Link>
            <Badge tone={flow.published ? 'success' : 'outline'}>{t(flow.published ? 'published' : 'draft')}</Badge>
            {flow.numbers.length > 0 && (
              <span className="text-xs text-ink-muted">{t('numbers', { numbers: flow.numbers.join(', ') })}</span>
            )}
          </span>
          <span className="text-xs text-ink-muted [overflow-wrap:anywhere]">
            {t('steps', { count: flow.steps.length, steps: flow.steps.join(', ') })}
          </span>
        </li>
      ))}
      {uses.queues.map((queue) => (
        <li key={queue.id} className="flex flex-wrap items-center gap-2 py-2 first:pt-0 last:pb-0">
          <Link href={`/queues/${queue.id}`} className="font-medium text-accent-ink hover:underline">
            {queue.name}
          </Link>
          <Badge tone="outline">{t('queue')}</Badge>
        </li>
      ))}
    </ul>
  );
}
