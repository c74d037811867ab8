'use client';

import { Download, Pause, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo } from 'react';
import { positionInRecording } from '@/flows/trace/recording-position';
import { formatDuration } from '@/intl/duration';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Instant } from '@/ui/instant';
import { Tooltip } from '@/ui/tooltip';
import { type BegunStep, pauseMarks, stepMarks } from './recording-marks';
import { useSoughtMoment } from './sought-moment';
import { useRecordingSound } from './use-recording-sound';

export interface StoredRecording {
  readonly id: string;
  readonly purpose: string;
  readonly durationMs: number;
  readonly peaks: string | null;
  readonly createdAt: string;
  readonly pauses: readonly { readonly fromMs: number; readonly toMs: number | null }[];
}

const arrowMs = 5_000;

/** One recording: its wave form, where it was paused, and where the steps of the flow began. */
export function RecordingCard({ recording, steps }: { recording: StoredRecording; steps: readonly BegunStep[] }) {
  const t = useTranslations('one_call.recording');
  const { id, purpose, durationMs, createdAt } = recording;
  const { container, playing, positionMs, failed, seek, toggle } = useRecordingSound(recording);
  const { moment } = useSoughtMoment();
  const span = useMemo(
    () => ({ startedAtMs: Date.parse(createdAt), durationMs, pauses: recording.pauses }),
    [createdAt, durationMs, recording.pauses],
  );
  const marks = useMemo(() => stepMarks(span, steps), [span, steps]);
  const pauses = useMemo(() => pauseMarks(span), [span]);
  useEffect(() => {
    if (moment === null) return;
    const place = positionInRecording(span, moment.atMs);
    if (place !== null) seek(place);
  }, [moment, span, seek]);
  const title = t(purpose === 'call' ? 'whole' : 'left');
  const leftOf = (place: number) => `${Math.min(100, (place / Math.max(durationMs, 1)) * 100)}%`;

  return (
    <li className="px-4 py-3">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button size="icon-sm" aria-label={`${t(playing ? 'pause' : 'play')}: ${title}`} onClick={() => void toggle()}>
          {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
        </Button>
        <span className="text-sm font-medium">{title}</span>
        <Instant at={createdAt} form="full" className="text-xs text-ink-muted" />
        {pauses.length > 0 && <Badge tone="warning">{t('paused_times', { count: pauses.length })}</Badge>}
        <span className="ml-auto text-xs text-ink-muted tabular-nums">
          {formatDuration(positionMs)} / {formatDuration(Math.max(durationMs, 1_000))}
        </span>
        <a
          href={`/api/media/recordings/${encodeURIComponent(id)}?download`}
          download
          aria-label={`${t('download')}: ${title}`}
          className="grid size-7 shrink-0 place-items-center rounded-md text-ink-muted hover:bg-hover hover:text-ink"
        >
          <Download className="size-3.5" aria-hidden />
        </a>
      </div>
      <div className="relative rounded-md bg-sunken has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent">
        <div ref={container} aria-hidden className="h-16" />
        {pauses.map((pause) => (
          <span
            key={pause.positionMs}
            aria-hidden
            className="absolute inset-y-0 w-0 border-l-2 border-dashed border-warning"
            style={{ left: leftOf(pause.positionMs) }}
          />
        ))}
        <span aria-hidden className="absolute inset-y-0 w-px bg-danger" style={{ left: leftOf(positionMs) }} />
        <input
          type="range"
          min={0}
          max={durationMs}
          step={arrowMs / 10}
          value={Math.round(positionMs)}
          aria-label={`${t('place')}: ${title}`}
          aria-valuetext={formatDuration(positionMs)}
          onChange={(event) => seek(Number(event.currentTarget.value))}
          onKeyDown={(event) => {
            const by = event.key === 'ArrowRight' ? arrowMs : event.key === 'ArrowLeft' ? -arrowMs : null;
            if (by === null) return;
            event.preventDefault();
            seek(positionMs + by);
          }}
          className="absolute inset-0 size-full cursor-pointer opacity-0"
        />
      </div>
      {failed && (
        <p role="alert" className="mt-1 text-xs text-danger">
          {t('failed')}
        </p>
      )}
      {(marks.length > 0 || pauses.length > 0) && (
        <ul aria-label={t('marks')} className="relative h-6">
          {marks.map((mark) => (
            <li key={mark.positionMs} className="absolute top-0 -ml-2" style={{ left: leftOf(mark.positionMs) }}>
              <Tooltip content={`${formatDuration(mark.positionMs)} ${mark.names.join(', ')}`}>
                <button
                  type="button"
                  aria-label={t('to_step', { name: mark.names.join(', '), time: formatDuration(mark.positionMs) })}
                  onClick={() => seek(mark.positionMs)}
                  className="grid h-6 w-4 place-items-center text-accent hover:text-ink"
                >
                  <span aria-hidden className="block h-3 w-1 rounded-full bg-current" />
                </button>
              </Tooltip>
            </li>
          ))}
          {pauses.map((pause) => (
            <li key={`pause ${pause.positionMs}`} className="sr-only">
              {pause.lastedMs === null
                ? t('paused_on', { time: formatDuration(pause.positionMs) })
                : t('paused', { time: formatDuration(pause.positionMs), lasted: formatDuration(pause.lastedMs) })}
            </li>
          ))}
        </ul>
      )}
      {pauses.length > 0 && (
        <p aria-hidden className="mt-1 text-xs text-ink-muted">
          {pauses
            .map((pause) =>
              pause.lastedMs === null
                ? t('paused_on', { time: formatDuration(pause.positionMs) })
                : t('paused', { time: formatDuration(pause.positionMs), lasted: formatDuration(pause.lastedMs) }),
            )
            .join(' · ')}
        </p>
      )}
    </li>
  );
}
