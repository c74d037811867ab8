'use client';

import type { UsedKind } from '@patchbay/flow-schema';
import { useQuery } from '@tanstack/react-query';
import { Replace } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { ReplaceDialog } from '@/flows/across/find/replace-dialog';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { QueryState } from '@/ui/query-state';
import { UsesList } from './uses-list';

/** Where something that flows point at is used, beside what is said of it. */
export function UsesCard({ kind, id }: { kind: UsedKind; id: string }) {
  const t = useTranslations('centre.uses');
  const across = useTranslations('flows.across');
  const trpc = useTRPC();
  const replaceable = useCan()('flow.edit');
  const [replacing, setReplacing] = useState(false);
  const uses = useQuery(trpc.across.uses.queryOptions({ kind, id }));
  return (
    <Card>
      <CardHeader title={t('title')} />
      <div className="p-4">
        <QueryState query={uses}>
          {(found) =>
            found.flows.length === 0 && found.queues.length === 0 ? (
              <p className="text-sm text-ink-muted">
                {kind === 'queue' || kind === 'skill' ? t(`none_${kind}`) : t('none')}
              </p>
            ) : (
              <>
                <UsesList uses={found} />
                {replaceable && found.flows.length > 0 && (
                  <Button size="sm" className="mt-3" onClick={() => setReplacing(true)}>
                    <Replace aria-hidden />
                    {across('replace.open')}
                  </Button>
                )}
              </>
            )
          }
        </QueryState>
      </div>
      {replacing && (
        <ReplaceDialog initial={{ reference: { of: kind, from: id } }} onClose={() => setReplacing(false)} />
      )}
    </Card>
  );
}
