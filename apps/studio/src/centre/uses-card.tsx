'use client';

import type { UsedKind } from '@patchbay/records';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { Card, CardHeader } from '@/ui/card';
import { QueryState } from '@/ui/query-state';
import { UsesList } from './uses-list';

/** Where a queue or a skill is named, beside its rules. */
export function UsesCard({ kind, id }: { kind: UsedKind; id: string }) {
  const t = useTranslations('centre.uses');
  const trpc = useTRPC();
  const uses = useQuery(trpc.centre.uses.queryOptions({ kind, id }));
  return (
    <Card>
      <CardHeader title={t('title')} />
      <div className="p-4">
        <QueryState query={uses}>
          {(found) =>
            found.flows.length === 0 && found.queues.length === 0 ? (
              <p className="text-sm text-ink-muted">{t(`none_${kind}`)}</p>
            ) : (
              <UsesList uses={found} />
            )
          }
        </QueryState>
      </div>
    </Card>
  );
}
