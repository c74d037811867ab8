'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type RefObject, useCallback } from 'react';
import { useTRPC } from '@/client/trpc';
import { type AudioControl, AudioPlayer } from '@/media/audio-player';
import { Card, CardHeader } from '@/ui/card';
import { Instant } from '@/ui/instant';
import type { ReviewData } from './quality-rows';

/** The recording that is heard: when it began, in milliseconds since the call did. */
export interface PlayedRecording {
  readonly beganMs: number;
}

interface ReviewSoundProps {
  found: Pick<ReviewData, 'review' | 'callStartedAt'>;
  /** The recording that was last played, or the first. */
  player: RefObject<(AudioControl & PlayedRecording) | null>;
}

/** What was recorded of the call. */
export function ReviewSound({ found, player }: ReviewSoundProps) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const recordings = useQuery(trpc.calls.recordings.queryOptions({ id: found.review.callId }));
  const stored = (recordings.data ?? []).filter(({ status }) => status === 'stored');
  return (
    <Card>
      <CardHeader title={t('recording')} />
      {stored.length === 0 ? (
        <p className="p-4 text-sm text-ink-muted">{t('no_recording')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {stored.map((recording, at) => (
            <li key={recording.id} className="flex flex-col gap-1 px-4 py-3">
              <Instant at={recording.createdAt} form="full" className="text-xs text-ink-muted" />
              <OneRecording
                recording={recording}
                beganMs={
                  found.callStartedAt === null
                    ? 0
                    : Math.max(0, new Date(recording.createdAt).getTime() - new Date(found.callStartedAt).getTime())
                }
                first={at === 0}
                player={player}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

interface OneRecordingProps {
  recording: { id: string; durationMs: number | null };
  beganMs: number;
  first: boolean;
  player: ReviewSoundProps['player'];
}

function OneRecording({ recording, beganMs, first, player }: OneRecordingProps) {
  const onControl = useCallback(
    (control: AudioControl, playing: boolean) => {
      if (playing || (first && player.current === null)) player.current = { ...control, beganMs };
    },
    [first, beganMs, player],
  );
  return (
    <AudioPlayer
      src={`/api/media/recordings/${recording.id}`}
      label={recording.id}
      durationMs={recording.durationMs}
      onControl={onControl}
    />
  );
}
