'use client';

import type { HolidayListContent } from '@patchbay/flow-schema';
import type { ScheduleUses as Uses } from '@patchbay/records';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Card } from '@/ui/card';
import { QueryState } from '@/ui/query-state';
import { HolidaysTable } from './holidays-table';
import { SchedulePage } from './schedule-page';
import { ScheduleRevisions } from './schedule-revisions';
import { ScheduleUses } from './schedule-uses';
import type { ShownHolidays } from './shown-schedule';
import { useScheduleEditor } from './use-schedule-editor';

interface LoadedHolidays extends ShownHolidays {
  readonly revisions: readonly {
    readonly id: string;
    readonly number: number;
    readonly content: unknown;
    readonly createdAt: string;
    readonly createdByName: string | null;
  }[];
  readonly uses: Uses;
}

/** A list of holidays that several opening hours have in common. */
export function HolidaysDetailScreen({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const holidays = useQuery(trpc.hours.readHolidays.queryOptions({ id }));
  return <QueryState query={holidays}>{(loaded) => <Loaded key={loaded.latest.id} list={loaded} />}</QueryState>;
}

function Loaded({ list }: { readonly list: LoadedHolidays }) {
  const t = useTranslations('hours');
  const editable = useCan()('hours.edit');
  const editor = useScheduleEditor('holidays', list);
  const { content, setContent, errorOf } = editor;
  return (
    <SchedulePage
      name={list.name}
      publishedId={list.published?.id ?? null}
      latestId={list.latest.id}
      editor={editor}
      status={t('lists.description')}
    >
      <Card>
        <div className="p-4">
          <HolidaysTable
            holidays={content.holidays}
            editable={editable}
            fileName={list.name}
            onChange={(holidays) => setContent({ holidays })}
            errorOf={errorOf}
          />
        </div>
      </Card>
      <ScheduleUses uses={list.uses} />
      <ScheduleRevisions
        revisions={list.revisions.map((revision) => ({ ...revision, content: revision.content as HolidayListContent }))}
        publishedId={list.published?.id ?? null}
        describe={({ holidays }) => t('lists.count', { count: holidays.length })}
        editable={editable}
        onRestore={setContent}
      />
    </SchedulePage>
  );
}
