'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { History, MailCheck, Send } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Callout } from '@/ui/callout';
import { EditMenu } from '@/ui/edit-menu';
import { Instant } from '@/ui/instant';
import { LinkButton } from '@/ui/link-button';
import { ListScreen } from '@/ui/list-screen';
import { MenuItem } from '@/ui/menu';
import { toast } from '@/ui/toast';
import { DeliveriesDrawer } from './deliveries-drawer';
import { DeliveryBadge } from './delivery-badge';
import { ScheduleDialog } from './schedule-dialog';
import { hourText, type ScheduleFields, weekdayName } from './schedule-fields';

const refreshMs = 10_000;
type Shown = ScheduleFields & { readonly id: string; readonly reportRemovedAt: string | null };

/** Which reports go out by mail, when, and what became of it. */
export function SchedulesScreen() {
  const t = useTranslations('schedules');
  const locale = useLocale();
  const trpc = useTRPC();
  const setsUp = useCan()('setting.edit');
  const query = useQuery(trpc.schedules.list.queryOptions(undefined, { refetchInterval: refreshMs }));
  const [dialog, setDialog] = useState<{ edited: Shown | null } | null>(null);
  const [history, setHistory] = useState<Shown | null>(null);
  const days = ({ every, weekday, monthDay, hour }: ScheduleFields): string => {
    const day = every === 'week' ? ` · ${weekdayName(weekday, locale)}` : every === 'month' ? ` · ${monthDay}` : '';
    return `${t(`every.${every}`)}${day} · ${hourText(hour)}`;
  };
  return (
    <>
      <ListScreen
        id="schedules"
        title={t('title')}
        description={t('description')}
        query={{ ...query, data: query.data?.schedules }}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        onOpen={(row) => setDialog({ edited: row as unknown as Shown })}
        empty={{ icon: MailCheck, title: t('empty_title'), text: t('empty') }}
        add={{ label: t('add'), run: () => setDialog({ edited: null }) }}
        before={
          query.data?.hasMailServer === false && (
            <Callout
              tone="warning"
              action={setsUp && <LinkButton href="/settings#mail-server">{t('to_settings')}</LinkButton>}
            >
              {t('no_server')} {!setsUp && t('ask_admin')}
            </Callout>
          )
        }
        columns={[
          {
            id: 'name',
            header: t('name'),
            cell: (row) => (
              <span>
                {row.name}
                {row.savedReportName !== null && (
                  <span className="block text-xs text-ink-muted">{t('sends', { name: row.savedReportName })}</span>
                )}
              </span>
            ),
            sortBy: (row) => row.name,
          },
          {
            id: 'when',
            header: t('when'),
            cell: (row) => (
              <span>
                {days(row as unknown as Shown)}
                <span className="block text-xs text-ink-muted">{row.timeZone}</span>
              </span>
            ),
          },
          {
            id: 'to',
            header: t('recipients'),
            cell: (row) => (
              <span className="block min-w-40 [overflow-wrap:anywhere] text-ink-muted">
                {row.recipients.join(', ')}
              </span>
            ),
          },
          {
            id: 'next',
            header: t('next'),
            cell: (row) => <Next row={row} />,
            sortBy: (row) => row.nextAt,
          },
          {
            id: 'last',
            header: t('last'),
            cell: (row) => (row.last === null ? t('never') : <DeliveryBadge delivery={row.last} />),
          },
        ]}
        rowMenu={(row) => (
          <RowMenu
            row={row as unknown as Shown}
            onEdit={() => setDialog({ edited: row as unknown as Shown })}
            onHistory={() => setHistory(row as unknown as Shown)}
          />
        )}
      />
      {dialog !== null && <ScheduleDialog edited={dialog.edited} onClose={() => setDialog(null)} />}
      {history !== null && <DeliveriesDrawer schedule={history} onClose={() => setHistory(null)} />}
    </>
  );
}

interface NextProps {
  readonly row: { readonly enabled: boolean; readonly nextAt: string } & Pick<Shown, 'reportRemovedAt'>;
}

/** When it goes out next, or why it does not. */
function Next({ row }: NextProps) {
  const t = useTranslations('schedules');
  if (row.enabled) return <Instant at={row.nextAt} form="short" />;
  if (row.reportRemovedAt === null) return t('paused');
  return (
    <span className="flex flex-col items-start gap-1">
      <Badge tone="danger">{t('stopped')}</Badge>
      <span className="text-xs text-danger">{t('removed')}</span>
    </span>
  );
}

interface RowMenuProps {
  readonly row: Shown;
  readonly onEdit: () => void;
  readonly onHistory: () => void;
}

function RowMenu({ row, onEdit, onHistory }: RowMenuProps) {
  const t = useTranslations('schedules');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.schedules.pathKey() });
  const remove = useMutation(trpc.schedules.remove.mutationOptions({ onSuccess: refresh }));
  const send = useMutation(
    trpc.schedules.sendNow.mutationOptions({
      onSuccess: async () => {
        toast.success(t('sending'));
        await refresh();
      },
    }),
  );
  return (
    <>
      <MenuItem disabled={row.reportRemovedAt !== null} onClick={() => send.mutate({ id: row.id })}>
        <Send aria-hidden />
        {t('send_now')}
      </MenuItem>
      <MenuItem onClick={onHistory}>
        <History aria-hidden />
        {t('history')}
      </MenuItem>
      <EditMenu
        onEdit={onEdit}
        deletion={{
          title: t('delete_title', { name: row.name }),
          text: t('delete_text'),
          action: t('delete'),
          run: () => remove.mutate({ id: row.id }),
        }}
      />
    </>
  );
}
