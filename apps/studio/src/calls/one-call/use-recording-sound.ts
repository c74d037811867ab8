import { useCallback, useEffect, useRef, useState } from 'react';
import type WaveSurfer from 'wavesurfer.js';
import { useTRPCClient } from '@/client/trpc';
import { readPeaks } from './recording-marks';

interface RecordingSound {
  readonly id: string;
  readonly durationMs: number;
  /** Null for one that nobody measured: its wave form comes with the sound. */
  readonly peaks: string | null;
}

const barsPerPixel = { barWidth: 2, barGap: 1, barRadius: 1 } as const;

/**
 * A recording with its wave form. Nothing of the sound is asked for before it is played, and asking is what is written down.
 */
export function useRecordingSound({ id, durationMs, peaks }: RecordingSound) {
  const client = useTRPCClient();
  const container = useRef<HTMLDivElement>(null);
  const surfer = useRef<WaveSurfer>(null);
  const audio = useRef<HTMLAudioElement>(null);
  const opening = useRef<Promise<void>>(null);
  const [playing, setPlaying] = useState(false);
  const [positionMs, setPositionMs] = useState(0);
  const [failed, setFailed] = useState(false);
  const wanted = useRef(0);

  useEffect(() => {
    let gone = false;
    const media = new Audio();
    media.preload = 'none';
    audio.current = media;
    media.addEventListener('play', () => setPlaying(true));
    media.addEventListener('pause', () => setPlaying(false));
    media.addEventListener('timeupdate', () => {
      if (media.readyState > 0) setPositionMs(media.currentTime * 1_000);
    });
    media.addEventListener('error', () => {
      if (media.getAttribute('src') !== null) setFailed(true);
    });
    void import('wavesurfer.js').then(({ default: Surfer }) => {
      if (gone || container.current === null) return;
      const heights = readPeaks(peaks);
      surfer.current = Surfer.create({
        container: container.current,
        media,
        ...(heights === null ? {} : { peaks: [heights], duration: durationMs / 1_000 }),
        ...barsPerPixel,
        height: 64,
        waveColor: colorOf(container.current, '--line-strong'),
        progressColor: colorOf(container.current, '--accent'),
        cursorWidth: 0,
        normalize: true,
        interact: false,
      });
    });
    return () => {
      gone = true;
      media.pause();
      surfer.current?.destroy();
      surfer.current = null;
      opening.current = null;
    };
  }, [peaks, durationMs]);

  const open = useCallback((): Promise<void> => {
    opening.current ??= client.recordings.open.mutate({ id }).then(async ({ src }) => {
      const media = audio.current;
      if (media === null) return;
      if (peaks === null) await surfer.current?.load(src);
      else media.src = src;
      if (media.readyState === 0) {
        await new Promise<void>((resolve, reject) => {
          media.addEventListener('loadedmetadata', () => resolve(), { once: true });
          media.addEventListener('error', () => reject(media.error), { once: true });
          media.load();
        });
      }
    });
    return opening.current;
  }, [client, id, peaks]);

  const seek = useCallback(
    (toMs: number) => {
      const place = Math.max(0, Math.min(toMs, durationMs));
      wanted.current = place;
      setPositionMs(place);
      if (audio.current !== null && audio.current.readyState > 0) audio.current.currentTime = place / 1_000;
    },
    [durationMs],
  );

  const toggle = useCallback(async () => {
    const media = audio.current;
    if (media === null) return;
    if (!media.paused) {
      media.pause();
      return;
    }
    setFailed(false);
    try {
      const isFirst = opening.current === null;
      await open();
      if (isFirst) media.currentTime = wanted.current / 1_000;
      await media.play();
    } catch {
      opening.current = null;
      setFailed(true);
    }
  }, [open]);

  return { container, playing, positionMs, failed, seek, toggle };
}

/** A token as the plain colour that a canvas understands, in the theme of the moment. */
function colorOf(place: HTMLElement, token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  place.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
