'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Dices } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { EditMenu } from '@/ui/edit-menu';
import { ListScreen } from '@/ui/list-screen';
import { toast } from '@/ui/toast';
import type { RuleRow } from './quality-rows';
import { QualityTabs } from './quality-tabs';
import { RuleDialog } from './rule-dialog';

/** Which conversations are given to whom for review by themselves. */
export function SamplingScreen() {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const rules = useQuery(trpc.sampling.list.queryOptions());
  const [edited, setEdited] = useState<RuleRow | 'new' | null>(null);
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: trpc.sampling.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.reviews.pathKey() }),
    ]);
  const archive = useMutation(trpc.sampling.archive.mutationOptions({ onSuccess: refresh }));
  const draw = useMutation(
    trpc.sampling.drawNow.mutationOptions({
      onSuccess: async ({ drawn }) => {
        toast.success(t('drawn_now', { count: drawn }));
        await refresh();
      },
    }),
  );
  return (
    <>
      <ListScreen<RuleRow>
        id="sampling"
        title={t('sampling')}
        description={t('sampling_text')}
        tabs={<QualityTabs />}
        query={rules}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        onOpen={setEdited}
        empty={{ icon: Dices, title: t('no_rules'), text: t('no_rules_text') }}
        add={{ label: t('add_rule'), run: () => setEdited('new') }}
        actions={
          (rules.data?.length ?? 0) > 0 && (
            <Button onClick={() => draw.mutate()} loading={draw.isPending}>
              <Dices aria-hidden />
              {t('draw_now')}
            </Button>
          )
        }
        columns={[
          { id: 'name', header: t('name'), sortBy: (row) => row.name, cell: (row) => row.name },
          {
            id: 'draws',
            header: t('draws'),
            cell: (row) => t(`amounts.${row.amountKind}.${row.period}`, { amount: row.amount }),
          },
          { id: 'form', header: t('scorecard'), cell: (row) => row.scorecardName, className: 'max-md:hidden' },
          {
            id: 'last',
            header: t('last_draw'),
            cell: (row) =>
              row.lastDraw === null
                ? t('not_drawn')
                : t('drawn_of', {
                    day: row.lastDraw.firstDay,
                    drawn: row.lastDraw.drawn,
                    candidates: row.lastDraw.candidates,
                  }),
            className: 'max-md:hidden',
          },
          {
            id: 'on',
            header: t('state'),
            cell: (row) => <Badge tone={row.on ? 'success' : 'neutral'}>{t(row.on ? 'on' : 'off')}</Badge>,
          },
        ]}
        rowMenu={(row) => (
          <EditMenu
            onEdit={() => setEdited(row)}
            deletion={{
              title: t('drop_rule_title', { name: row.name }),
              text: t('drop_rule_text'),
              action: t('drop_rule'),
              run: () => archive.mutate({ id: row.id }),
            }}
          />
        )}
      />
      {edited !== null && <RuleDialog edited={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}
