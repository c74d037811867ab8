'use client';

import { Circle, Pause, PhoneIncoming, PhoneOutgoing } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { memo } from 'react';
import { useFloorCallerLabel } from '../names/caller-label';
import { useCaller } from '../names/callers';
import { useFloorNames } from '../names/floor-names';
import { Elapsed } from '../store/elapsed';
import { useFloorField } from '../store/use-floor';
import { ConversationStateLabel } from './status-badge';
import { SupervisorMarks } from './supervisor-marks';

/** One call with one agent. */
export const ConversationRow = memo(function ConversationRow({ id }: { id: string }) {
  const t = useTranslations('floor');
  const locale = useLocale();
  const names = useFloorNames();
  const talk = useFloorField('conversation', id);
  const label = useFloorCallerLabel()(useCaller(talk?.callId ?? null));
  if (talk === null) return null;
  const Direction = talk.direction === 'inbound' ? PhoneIncoming : PhoneOutgoing;
  return (
    <div className="grid grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)_auto] items-center gap-x-3">
      <div className="min-w-0 leading-tight">
        <p className="flex min-w-0 items-center gap-1.5 text-sm">
          <Direction className="size-3.5 shrink-0 text-ink-faint" aria-label={t(talk.direction)} />
          <span className="truncate font-medium">
            <bdi>{talk.colleague?.name ?? label.name}</bdi>
          </span>
          {talk.recording === 'on' && (
            <Circle className="size-2.5 shrink-0 fill-danger text-danger" aria-label={t('recording')} />
          )}
          {talk.recording === 'paused' && (
            <Pause className="size-3 shrink-0 text-ink-muted" aria-label={t('recording_paused')} />
          )}
        </p>
        <p className="truncate text-xs text-ink-faint" title={talk.why?.[locale]}>
          {[talk.queueId === null ? '' : names.queueName(talk.queueId), talk.why?.[locale]].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className="min-w-0 text-sm leading-tight">
        <p className="truncate">{names.agentName(talk.agentId)}</p>
        <div className="flex min-w-0 items-center gap-2 text-xs text-ink-muted">
          <ConversationStateLabel state={talk.state} />
          {talk.consult !== null && <span className="truncate">{t('with', { name: talk.consult.label })}</span>}
          <SupervisorMarks supervisors={talk.supervisors} />
        </div>
      </div>
      <Elapsed sinceMs={talk.answeredAtMs ?? talk.sinceMs} className="text-sm text-ink-muted" />
    </div>
  );
});
