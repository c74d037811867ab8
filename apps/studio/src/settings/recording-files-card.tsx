'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Card, CardHeader } from '@/ui/card';
import { QueryState } from '@/ui/query-state';
import { toast } from '@/ui/toast';

const refreshMs = 5_000;

/** Where recordings are kept, how many are on their way there, and what keeps them. */
export function RecordingFilesCard() {
  const t = useTranslations('settings.files');
  const format = useFormatter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const files = useQuery(trpc.settings.recordingFiles.read.queryOptions(undefined, { refetchInterval: refreshMs }));
  const retry = useMutation(
    trpc.settings.recordingFiles.retry.mutationOptions({
      onSuccess: async ({ retried }) => {
        toast.success(t('retried', { count: retried }));
        await queries.invalidateQueries({ queryKey: trpc.settings.recordingFiles.pathKey() });
      },
    }),
  );
  const moment = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Card id="recording-files">
      <CardHeader title={t('title')} />
      <div className="flex flex-col gap-3 p-4 text-sm">
        <QueryState query={files}>
          {({ hasS3, uploads, uploadsSince, failing, failure, nextAt, removals, removalFailure }) => (
            <>
              <p className="text-ink-muted">{hasS3 ? t('on_s3') : t('on_disk')}</p>
              {hasS3 && (
                <p>
                  {uploads === 0 || uploadsSince === null
                    ? t('none_waiting')
                    : t('waiting', { count: uploads, since: moment(uploadsSince) })}
                </p>
              )}
              {hasS3 && failure !== null && (
                <Callout tone="danger" title={t('failing', { count: failing })}>
                  <span className="[overflow-wrap:anywhere]">{t('last_error', { error: failure })}</span>
                  <span className="mt-1 block">{t('what_to_do')}</span>
                  {nextAt !== null && <span className="mt-1 block">{t('next', { at: moment(nextAt) })}</span>}
                </Callout>
              )}
              {removals > 0 && <p>{t('removals', { count: removals })}</p>}
              {removalFailure !== null && (
                <Callout tone="danger">
                  <span className="[overflow-wrap:anywhere]">{t('last_error', { error: removalFailure })}</span>
                </Callout>
              )}
              {((hasS3 && failure !== null) || removalFailure !== null) && (
                <Button className="self-start" onClick={() => retry.mutate()} loading={retry.isPending}>
                  <RotateCcw aria-hidden />
                  {t('retry')}
                </Button>
              )}
            </>
          )}
        </QueryState>
      </div>
    </Card>
  );
}
