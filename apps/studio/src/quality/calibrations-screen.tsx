'use client';

import { useQuery } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Instant } from '@/ui/instant';
import { ListScreen } from '@/ui/list-screen';
import { CalibrationDialog } from './calibration-dialog';
import type { CalibrationRow } from './quality-rows';
import { QualityTabs } from './quality-tabs';

/** Conversations that several people judge, to see how far they differ. */
export function CalibrationsScreen() {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const editable = useCan()('quality.edit');
  const [adding, setAdding] = useState(false);
  return (
    <>
      <ListScreen<CalibrationRow>
        id="calibrations"
        title={t('calibrations')}
        description={t('calibrations_text')}
        tabs={<QualityTabs />}
        query={useQuery(trpc.calibrations.list.queryOptions())}
        rowId={(row) => row.id}
        rowName={(row) => row.agentName ?? t('gone')}
        rowHref={(row) => `/quality/calibrations/${row.id}`}
        empty={{ icon: Scale, title: t('no_calibrations'), text: t('no_calibrations_text') }}
        add={editable ? { label: t('add_calibration'), run: () => setAdding(true) } : null}
        columns={[
          { id: 'agent', header: t('agent'), cell: (row) => row.agentName ?? t('gone') },
          { id: 'form', header: t('scorecard'), cell: (row) => row.scorecardName },
          {
            id: 'judged',
            header: t('judged'),
            cell: (row) => t('judged_of', { finished: row.finished, all: row.reviewers }),
          },
          {
            id: 'state',
            header: t('state'),
            cell: (row) => (
              <Badge tone={row.closedAt === null ? 'info' : 'neutral'}>
                {t(row.closedAt === null ? 'judging' : 'closed')}
              </Badge>
            ),
          },
          {
            id: 'at',
            header: t('begun'),
            cell: (row) => <Instant at={row.createdAt} />,
            className: 'max-md:hidden',
          },
        ]}
      />
      {adding && <CalibrationDialog onClose={() => setAdding(false)} />}
    </>
  );
}
