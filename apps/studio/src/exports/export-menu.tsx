'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, FileSpreadsheet, FileText, Mail, Table2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { ScheduleDialog } from '@/schedules/schedule-dialog';
import { Button } from '@/ui/button';
import { Menu, MenuItem, MenuSeparator } from '@/ui/menu';
import { toast } from '@/ui/toast';
import type { ExportRequest } from './export-request';

const formats = [
  { format: 'csv', icon: Table2 },
  { format: 'xlsx', icon: FileSpreadsheet },
  { format: 'pdf', icon: FileText },
] as const;

interface ExportMenuProps {
  readonly request: ExportRequest;
  /** What the file is called. */
  readonly title: string;
  /** IANA; null: the centre's. */
  readonly timeZone: string | null;
  /** Where the same can also go out by mail. */
  readonly sendable?: boolean;
  /** Given where what is shown is a kept report as it is kept: what goes out by mail then follows it. */
  readonly savedReportId?: string | null;
}

/** Writes what is shown to a file, in the background; nothing for whoever may not. */
export function ExportMenu({ request, title, timeZone, sendable = false, savedReportId = null }: ExportMenuProps) {
  const t = useTranslations('exports');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { push } = useRouter();
  const can = useCan();
  const [sending, setSending] = useState(false);
  const ask = useMutation(
    trpc.exports.ask.mutationOptions({
      onSuccess: async () => {
        toast.success(t('asked'), { action: { label: t('show'), onClick: () => push('/exports') } });
        await queries.invalidateQueries({ queryKey: trpc.exports.pathKey() });
      },
    }),
  );
  if (!can('export.make')) return null;
  return (
    <>
      <Menu
        trigger={
          <Button loading={ask.isPending}>
            <Download aria-hidden />
            {t('export')}
          </Button>
        }
      >
        {formats.map(({ format, icon: Icon }) => (
          <MenuItem key={format} onClick={() => ask.mutate({ request, format, title, locale, timeZone })}>
            <Icon aria-hidden />
            {t(`as_${format}`)}
          </MenuItem>
        ))}
        {sendable && can('schedule.edit') && (
          <>
            <MenuSeparator />
            <MenuItem onClick={() => setSending(true)}>
              <Mail aria-hidden />
              {t('send_regularly')}
            </MenuItem>
          </>
        )}
      </Menu>
      {sending && (
        <ScheduleDialog
          edited={null}
          wanted={{ request, savedReportId, name: title, timeZone }}
          onClose={() => setSending(false)}
        />
      )}
    </>
  );
}
