'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useTRPC } from '@/client/trpc';
import { Card, CardHeader } from '@/ui/card';
import { RecordingCard, type StoredRecording } from './one-call/recording-card';
import type { BegunStep } from './one-call/recording-marks';

/** What was recorded in a call; nothing where nothing was. */
export function CallRecordings({ id }: { id: string }) {
  const t = useTranslations('calls');
  const trpc = useTRPC();
  const recordings = useQuery(trpc.calls.recordings.queryOptions({ id }));
  const story = useQuery(trpc.calls.steps.queryOptions({ id }));
  const begun = useMemo(
    () =>
      (story.data?.steps ?? []).flatMap(({ kind, at, version, nodeId }): BegunStep[] => {
        if (kind !== 'node.entered' || nodeId === null) return [];
        const node = story.data?.nodes[`${version}/${nodeId}`];
        return [{ atMs: Date.parse(at), name: node?.name || node?.type || nodeId }];
      }),
    [story.data],
  );
  const stored = useMemo(
    () =>
      (recordings.data ?? []).flatMap(({ status, durationMs, ...recording }): StoredRecording[] =>
        status === 'stored' && durationMs !== null ? [{ ...recording, durationMs }] : [],
      ),
    [recordings.data],
  );
  if (stored.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t('recordings')} />
      <ul className="divide-y divide-line">
        {stored.map((recording) => (
          <RecordingCard key={recording.id} recording={recording} steps={begun} />
        ))}
      </ul>
    </Card>
  );
}
