'use client';

import { AudioLines, MessageSquareText, Play, Square } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Switch } from '@/ui/switch';
import { useMomentSound } from './use-moment-sound';

interface MomentSoundProps {
  readonly callId: string;
  /** The moment, epoch milliseconds. */
  readonly at: number;
  /** Whether each moment is heard as one comes to it. */
  readonly following: boolean;
  readonly onFollow: (following: boolean) => void;
}

/** What the caller heard at this moment, in words, and to be heard again. */
export function MomentSound({ callId, at, following, onFollow }: MomentSoundProps) {
  const t = useTranslations('traffic.sound');
  const { heard, recorded, audible, isPlaying, key, failed, play, stop } = useMomentSound(callId, at);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a moment is heard when one comes to it, not when data about it changes
  useEffect(() => {
    if (following) void play();
    else stop();
  }, [following, at, key]);
  return (
    <section aria-label={t('title')} className="border-t border-line p-3">
      <div className="mb-1.5 flex items-center gap-2">
        <h3 className="flex-1 text-xs font-medium text-ink-muted">{t('heading')}</h3>
        <span className="flex items-center gap-1.5 text-xs text-ink-muted">
          <span aria-hidden>{t('follow')}</span>
          <Switch checked={following} onChange={onFollow} label={t('follow')} />
        </span>
        <Button
          size="icon-sm"
          disabled={!audible}
          aria-label={t(isPlaying ? 'stop' : 'hear')}
          title={t(isPlaying ? 'stop' : 'hear')}
          onClick={() => (isPlaying ? stop() : void play())}
        >
          {isPlaying ? <Square aria-hidden /> : <Play aria-hidden />}
        </Button>
      </div>
      {recorded !== null && (
        <p className="mb-1 text-xs">
          <Badge tone="info">{t('recorded', { seconds: (recorded.positionMs / 1_000).toFixed(1) })}</Badge>
        </p>
      )}
      {heard === null ? (
        <p className="text-xs text-ink-faint">{t(recorded === null ? 'silence' : 'nothingPlayed')}</p>
      ) : (
        <ul className="max-h-28 space-y-1 overflow-y-auto">
          {heard.parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sound never change
            <li key={index} className="flex items-start gap-1.5 text-xs">
              {part.kind === 'spoken' ? (
                <MessageSquareText className="mt-0.5 size-3 shrink-0 text-ink-faint" aria-hidden />
              ) : (
                <AudioLines className="mt-0.5 size-3 shrink-0 text-ink-faint" aria-hidden />
              )}
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {part.kind === 'spoken' ? part.text : part.name || t('aRecording')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {heard?.ended === 'failed' && <p className="mt-1 text-xs text-danger">{t('notHeard')}</p>}
      {failed && <p className="mt-1 text-xs text-danger">{t('failed')}</p>}
    </section>
  );
}
