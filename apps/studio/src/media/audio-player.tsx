'use client';

import { Download, Pause, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type WaveSurfer from 'wavesurfer.js';
import { formatDuration } from '@/intl/duration';
import { Button } from '@/ui/button';
import { classNames } from '@/ui/class-names';

/** For what stands beside a player. */
export interface AudioControl {
  readonly positionMs: () => number;
  readonly playFrom: (positionMs: number) => void;
}

interface AudioPlayerProps {
  /** Where the sound is, or the sound itself; another needs another `key`. */
  src: string | Blob;
  /** Says what is heard; part of the button's name. */
  label: string;
  durationMs: number | null;
  downloadable?: boolean;
  autoPlay?: boolean;
  /** Hears of the player when it appears, and again whenever it begins to play. Has to stay the same function. */
  onControl?: (control: AudioControl, playing: boolean) => void;
  className?: string;
}

/** A sound with its wave form. Nothing is loaded before it is played for the first time. */
export function AudioPlayer(props: AudioPlayerProps) {
  const { src, label, durationMs, downloadable, autoPlay = false, onControl, className } = props;
  const t = useTranslations('media');
  const container = useRef<HTMLDivElement>(null);
  const surfer = useRef<WaveSurfer>(null);
  const [playing, setPlaying] = useState(false);
  const [positionMs, setPositionMs] = useState(0);
  const [failed, setFailed] = useState(false);

  useEffect(
    () => () => {
      surfer.current?.destroy();
      surfer.current = null;
    },
    [],
  );

  const load = async () => {
    if (surfer.current !== null || container.current === null) return surfer.current;
    const { default: Surfer } = await import('wavesurfer.js');
    const made = Surfer.create({
      container: container.current,
      ...(typeof src === 'string' ? { url: src } : {}),
      height: 28,
      barWidth: 2,
      barGap: 1,
      barRadius: 1,
      waveColor: resolveColor(container.current, '--line-strong'),
      progressColor: resolveColor(container.current, '--accent'),
      cursorWidth: 0,
      normalize: true,
    });
    made.on('play', () => {
      setPlaying(true);
      onControl?.(control, true);
    });
    made.on('pause', () => setPlaying(false));
    made.on('timeupdate', (seconds) => setPositionMs(seconds * 1_000));
    made.on('error', () => setFailed(true));
    surfer.current = made;
    const loaded = new Promise<void>((resolve) => {
      made.on('ready', () => resolve());
      made.on('error', () => resolve());
    });
    if (typeof src !== 'string') void made.loadBlob(src).catch(() => setFailed(true));
    await loaded;
    return made;
  };

  const toggle = async () => {
    const made = await load();
    await made?.playPause();
  };

  const control: AudioControl = {
    positionMs: () => (surfer.current?.getCurrentTime() ?? 0) * 1_000,
    playFrom: (fromMs) =>
      void load().then((made) => {
        made?.setTime(fromMs / 1_000);
        return made?.play();
      }),
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the control does stays the same while the sound does
  useEffect(() => {
    onControl?.(control, false);
  }, [onControl]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: plays once, when it appears
  useEffect(() => {
    if (autoPlay) void toggle();
  }, []);

  return (
    <div className={classNames('flex min-w-0 items-center gap-2', className)}>
      <Button size="icon-sm" aria-label={`${t(playing ? 'pause' : 'play')}: ${label}`} onClick={() => void toggle()}>
        {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
      </Button>
      <div ref={container} aria-hidden className="h-7 min-w-16 flex-1 rounded-sm bg-sunken" />
      <span className="w-18 shrink-0 text-right text-xs text-ink-muted">
        {failed
          ? t('failed')
          : `${formatDuration(positionMs)} / ${durationMs === null ? '–' : formatDuration(Math.max(durationMs, 1_000))}`}
      </span>
      {downloadable && typeof src === 'string' && (
        <a
          href={`${src}?download`}
          aria-label={`${t('download')}: ${label}`}
          className="grid size-7 shrink-0 place-items-center rounded-md text-ink-muted hover:bg-hover hover:text-ink"
        >
          <Download className="size-3.5" aria-hidden />
        </a>
      )}
    </div>
  );
}

/** A token as the plain colour that a canvas understands, in the theme of the moment. */
function resolveColor(place: HTMLElement, token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  place.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
