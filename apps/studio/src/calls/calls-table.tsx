'use client';

import { ListChecks } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { keepCallAddress } from '@/flows/scenarios/record/use-kept-call';
import { Instant } from '@/ui/instant';
import { LinkButton } from '@/ui/link-button';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';
import { CallDuration } from './call-duration';
import { secondName, useCallerLabel } from './caller-name';
import { EndBadge } from './end-badge';

export interface CallRow {
  id: string;
  callerNumber: string;
  callerName: string;
  calledNumber: string;
  flowId: string | null;
  flowName: string | null;
  startedAt: string;
  endedAt: string | null;
  endReason: string | null;
}

export function CallsTable({ calls, label }: { calls: readonly CallRow[]; label: string }) {
  const t = useTranslations('calls');
  const callerLabel = useCallerLabel();
  const keep = useTranslations('scenarios.keep');
  const mayKeep = useCan()('flow.edit');
  const { push } = useRouter();
  return (
    <Table aria-label={label}>
      <TableHead>
        <tr>
          <TableHeader>{t('caller')}</TableHeader>
          <TableHeader className="hidden sm:table-cell">{t('called')}</TableHeader>
          <TableHeader className="hidden sm:table-cell">{t('flow')}</TableHeader>
          <TableHeader>{t('started')}</TableHeader>
          <TableHeader className="hidden text-right sm:table-cell">{t('duration')}</TableHeader>
          <TableHeader>{t('ended')}</TableHeader>
          {mayKeep && <TableHeader className="w-10" aria-label={keep('keep')} />}
        </tr>
      </TableHead>
      <TableBody>
        {calls.map((call) => (
          <TableRow
            key={call.id}
            className="cursor-pointer"
            // The link in the row is what the keyboard reaches; this only makes the target larger.
            onClick={(event) => {
              if (!(event.target instanceof Element && event.target.closest('a'))) push(`/calls/${call.id}`);
            }}
          >
            <TableCell className="whitespace-nowrap">
              <Link href={`/calls/${call.id}`} className="rounded-sm font-medium hover:underline">
                <bdi>{callerLabel(call)}</bdi>
              </Link>
              {secondName(call) !== null && (
                <span className="block max-w-48 truncate text-xs text-ink-muted">
                  <bdi>{call.callerName}</bdi>
                </span>
              )}
            </TableCell>
            <TableCell className="hidden max-w-40 truncate whitespace-nowrap sm:table-cell">
              {call.calledNumber}
            </TableCell>
            <TableCell className="hidden max-w-56 truncate sm:table-cell">{call.flowName ?? t('no_flow')}</TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">
              <Instant at={call.startedAt} />
            </TableCell>
            <TableCell className="hidden text-right whitespace-nowrap sm:table-cell">
              <CallDuration startedAt={call.startedAt} endedAt={call.endedAt} />
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <EndBadge endedAt={call.endedAt} endReason={call.endReason} />
            </TableCell>
            {mayKeep && (
              <TableCell className="py-0 pl-0">
                {call.flowId !== null && (
                  <LinkButton
                    href={keepCallAddress(call.flowId, call.id)}
                    variant="ghost"
                    size="icon-sm"
                    aria-label={keep('keep')}
                    title={keep('keep')}
                  >
                    <ListChecks aria-hidden />
                  </LinkButton>
                )}
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
