'use client';

import type { HoursContent } from '@patchbay/flow-schema';
import type { ScheduleUses as Uses } from '@patchbay/records';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Card, CardHeader } from '@/ui/card';
import { QueryState } from '@/ui/query-state';
import { OpeningStatus } from '../opening-status';
import { HolidaysTable } from './holidays-table';
import { HoursEditor } from './hours-editor';
import { SchedulePage } from './schedule-page';
import { ScheduleRevisions } from './schedule-revisions';
import { ScheduleUses } from './schedule-uses';
import type { ShownHolidays, ShownHours } from './shown-schedule';
import { useScheduleEditor } from './use-schedule-editor';

interface LoadedHours extends ShownHours {
  readonly revisions: readonly {
    readonly id: string;
    readonly number: number;
    readonly content: unknown;
    readonly createdAt: string;
    readonly createdByName: string | null;
  }[];
  readonly lists: readonly ShownHolidays[];
  readonly uses: Uses;
}

/** Named opening hours: the week, holidays, what that means now, history and uses. */
export function HoursDetailScreen({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const hours = useQuery(trpc.hours.readHours.queryOptions({ id }));
  return <QueryState query={hours}>{(loaded) => <Loaded key={loaded.latest.id} hours={loaded} />}</QueryState>;
}

function Loaded({ hours }: { readonly hours: LoadedHours }) {
  const t = useTranslations('hours');
  const editable = useCan()('hours.edit');
  const editor = useScheduleEditor('hours', hours);
  const { content, setContent, errorOf } = editor;
  const lists = hours.lists.filter(({ id }) => content.holidayListIds.includes(id)).map(({ latest }) => latest.content);
  return (
    <SchedulePage
      name={hours.name}
      publishedId={hours.published?.id ?? null}
      latestId={hours.latest.id}
      editor={editor}
      status={<OpeningStatus hours={content} lists={lists} full />}
    >
      <Card>
        <div className="p-4">
          <HoursEditor
            content={content}
            lists={hours.lists}
            editable={editable}
            onChange={setContent}
            errorOf={errorOf}
          />
        </div>
      </Card>
      <Card>
        <CardHeader title={t('holidays.title')} description={t('holidays.own')} />
        <div className="p-4">
          <HolidaysTable
            holidays={content.holidays}
            editable={editable}
            fileName={hours.name}
            onChange={(holidays) => setContent({ ...content, holidays })}
            errorOf={errorOf}
          />
        </div>
      </Card>
      <ScheduleUses uses={hours.uses} />
      <ScheduleRevisions
        revisions={hours.revisions.map((revision) => ({ ...revision, content: revision.content as HoursContent }))}
        publishedId={hours.published?.id ?? null}
        describe={({ weekly, holidays, timeZone }) =>
          t('revision_hours', { spans: weekly.length, holidays: holidays.length, zone: timeZone })
        }
        editable={editable}
        onRestore={setContent}
      />
    </SchedulePage>
  );
}
