'use client';

import type { ConversationLive } from '@patchbay/records';
import { HeadphoneOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { OffPlanMark } from '@/shifts/live/off-plan-mark';
import { Tooltip } from '@/ui/tooltip';
import { useFloorCallerLabel } from '../names/caller-label';
import { useCaller } from '../names/callers';
import { useFloorNames } from '../names/floor-names';
import { Elapsed } from '../store/elapsed';
import { useFloorField } from '../store/use-floor';
import { AgentStatusLabel } from './status-badge';
import { SupervisorMarks } from './supervisor-marks';

/** One agent: name, state, since when, and with whom. */
export const AgentRow = memo(function AgentRow({ id }: { id: string }) {
  const t = useTranslations('floor');
  const names = useFloorNames();
  const live = useFloorField('agent', id);
  const conversation = useFloorField('conversation', live?.conversationId ?? null);
  const status = live?.status ?? 'signed_out';
  const team = names.teams.find((one) => one.id === names.agentOf(id)?.teamId)?.name;
  const away = live !== null && status !== 'signed_out' && live.phone === 'away';
  return (
    <div className="grid grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)_3.75rem] items-center gap-x-3 sm:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)_3.75rem_minmax(0,1.4fr)]">
      <div className="min-w-0 leading-tight">
        <p className="flex items-center gap-1.5 text-sm font-medium">
          <span className="truncate">{names.agentName(id)}</span>
          {away && (
            <Tooltip content={t('phone_away')}>
              <HeadphoneOff className="size-3.5 shrink-0 text-warning" aria-label={t('phone_away')} />
            </Tooltip>
          )}
          <OffPlanMark agentId={id} live={status === 'signed_out' ? null : live} reasonName={names.reasonName} />
        </p>
        <p className="truncate text-xs text-ink-faint">
          {[names.agentOf(id)?.extension, team].filter((part) => part != null).join(' · ')}
        </p>
      </div>
      <div className="min-w-0 text-sm leading-tight">
        <AgentStatusLabel status={status} className={status === 'signed_out' ? 'text-ink-faint' : ''} />
        {live?.reason != null && status !== 'signed_out' && (
          <p className="truncate text-xs text-ink-muted">
            {status === 'not_ready'
              ? names.reasonName(live.reason)
              : t('afterwards', { reason: names.reasonName(live.reason) })}
          </p>
        )}
      </div>
      <div className="text-right text-sm text-ink-muted">
        {live !== null && status !== 'signed_out' && (
          <>
            <Elapsed sinceMs={live.sinceMs} />
            {status === 'after_call_work' && live.wrapUpUntilMs !== null && (
              <span className="block text-2xs leading-tight text-ink-faint">
                {'−'}
                <Elapsed sinceMs={live.sinceMs} untilMs={live.wrapUpUntilMs} />
              </span>
            )}
          </>
        )}
      </div>
      <div className="hidden min-w-0 text-sm leading-tight sm:block">
        {live?.callId != null && status !== 'after_call_work' && (
          <With
            callId={live.callId}
            queueId={live.queueId}
            colleague={conversation?.colleague?.name ?? null}
            supervisors={conversation?.supervisors ?? []}
          />
        )}
      </div>
    </div>
  );
});

interface WithProps {
  callId: string;
  queueId: string | null;
  /** The agent at the other end. */
  colleague: string | null;
  supervisors: ConversationLive['supervisors'];
}

function With({ callId, queueId, colleague, supervisors }: WithProps) {
  const names = useFloorNames();
  const label = useFloorCallerLabel()(useCaller(callId));
  return (
    <>
      <p className="truncate">
        <bdi>{colleague ?? label.name}</bdi>
      </p>
      {supervisors.length > 0 ? (
        <SupervisorMarks supervisors={supervisors} />
      ) : (
        queueId !== null && <p className="truncate text-xs text-ink-faint">{names.queueName(queueId)}</p>
      )}
    </>
  );
}
