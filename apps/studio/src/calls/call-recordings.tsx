'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { AudioPlayer } from '@/media/audio-player';
import { Card, CardHeader } from '@/ui/card';
import { Instant } from '@/ui/instant';

/** What was recorded in a call; nothing where nothing was. */
export function CallRecordings({ id }: { id: string }) {
  const t = useTranslations('calls');
  const trpc = useTRPC();
  const { data } = useQuery(trpc.calls.recordings.queryOptions({ id }));
  const stored = (data ?? []).filter(({ status }) => status === 'stored');
  if (stored.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t('recordings')} />
      <ul className="divide-y divide-line">
        {stored.map((recording) => (
          <li key={recording.id} className="flex items-center gap-4 px-4 py-2.5">
            <Instant at={recording.createdAt} form="full" className="shrink-0 text-xs text-ink-muted" />
            <AudioPlayer
              src={`/api/media/recordings/${recording.id}`}
              label={recording.id}
              durationMs={recording.durationMs}
              downloadable
              className="flex-1"
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
