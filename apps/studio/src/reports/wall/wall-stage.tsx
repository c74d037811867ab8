'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { ChevronLeft, ChevronRight, Maximize, Pause, Play, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLiveChannel } from '@/live/live-provider';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import type { ShownReport } from '../use-reports';
import { LiveWallPage } from './live-wall-page';
import { ReportWallPage } from './report-wall-page';
import { useAwake } from './use-awake';
import { livePage } from './use-wall';
import { WallClock } from './wall-clock';

interface WallPage {
  readonly id: string;
  /** Null for the queues as they are now, and for a report that is gone. */
  readonly report: ShownReport | null;
}

interface WallStageProps {
  open: boolean;
  onClose: () => void;
  pages: readonly WallPage[];
  everyS: number;
}

/** The wallboard itself: covers everything, turns its pages, keeps the screen awake. Escape leaves it. */
export function WallStage({ open, onClose, pages, everyS }: WallStageProps) {
  const t = useTranslations('reports.wall');
  // Not one of its buttons: they show while they have the focus.
  const popup = useRef<HTMLDivElement>(null);
  const close = useCallback(() => {
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    onClose();
  }, [onClose]);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && close()}>
      <Base.Portal>
        <Base.Popup
          ref={popup}
          initialFocus={popup}
          className="fixed inset-0 z-50 flex flex-col bg-canvas outline-none"
        >
          <Base.Title className="sr-only">{t('title')}</Base.Title>
          <Stage pages={pages} everyS={everyS} onClose={close} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function Stage({ pages, everyS, onClose }: Omit<WallStageProps, 'open'>) {
  const t = useTranslations('reports.wall');
  const { connected } = useLiveChannel();
  const [at, setAt] = useState(0);
  const [paused, setPaused] = useState(false);
  useAwake();
  const turn = useCallback((by: number) => setAt((now) => (now + by + pages.length) % pages.length), [pages.length]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that was turned to by hand stands as long as any other
  useEffect(() => {
    if (paused || pages.length < 2) return;
    const timer = window.setTimeout(() => turn(1), everyS * 1_000);
    return () => window.clearTimeout(timer);
  }, [paused, pages.length, everyS, at, turn]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'ArrowRight') turn(1);
      else if (event.key === 'ArrowLeft') turn(-1);
      else if (event.key === 'p') setPaused((before) => !before);
    };
    // Before the window that it stands in keeps the arrows to itself.
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [turn]);

  const page = pages[at % pages.length];
  return (
    <>
      <div className="min-h-0 flex-1 overflow-y-auto p-[2vmin]">
        {page === undefined || (page.report === null && page.id !== livePage) ? (
          <p className="grid h-full place-items-center text-2xl text-ink-muted">{t('page_gone')}</p>
        ) : page.report === null ? (
          <LiveWallPage />
        ) : (
          <ReportWallPage key={page.id} report={page.report} />
        )}
      </div>
      <footer className="group flex items-center gap-3 border-t border-line px-[2vmin] py-1.5 text-[max(0.875rem,1.6vmin)]">
        <WallClock />
        {!connected && (
          <Badge tone="warning" role="status">
            {t('not_live')}
          </Badge>
        )}
        <span className="mx-auto flex gap-1.5" role="img" aria-label={t('page_of', { at: at + 1, all: pages.length })}>
          {pages.map(({ id }, index) => (
            <span
              key={id}
              className={classNames('size-2 rounded-full', index === at ? 'bg-accent' : 'bg-line-strong')}
            />
          ))}
        </span>
        <span className="flex gap-1 opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
          {pages.length > 1 && (
            <>
              <Button variant="ghost" size="icon" aria-label={t('previous')} onClick={() => turn(-1)}>
                <ChevronLeft aria-hidden />
              </Button>
              <Button
                variant="ghost"
                size="icon"
                aria-label={t(paused ? 'resume' : 'pause')}
                onClick={() => setPaused(!paused)}
              >
                {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
              </Button>
              <Button variant="ghost" size="icon" aria-label={t('next')} onClick={() => turn(1)}>
                <ChevronRight aria-hidden />
              </Button>
            </>
          )}
          <Button
            variant="ghost"
            size="icon"
            aria-label={t('full_screen')}
            onClick={() => {
              // Where a browser refuses, the wallboard goes on filling its window.
              void document.documentElement.requestFullscreen?.().catch(() => undefined);
            }}
          >
            <Maximize aria-hidden />
          </Button>
          <Button variant="ghost" size="icon" aria-label={t('leave')} onClick={onClose}>
            <X aria-hidden />
          </Button>
        </span>
      </footer>
    </>
  );
}
