'use client';

import { Ear } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCan, usePerson } from '@/access/access-provider';
import { Button } from '@/ui/button';
import { Segmented } from '@/ui/segmented';
import { useFloorCallerLabel } from '../names/caller-label';
import { useCaller } from '../names/callers';
import { useFloorNames } from '../names/floor-names';
import { useFloor, useFloorField } from '../store/use-floor';
import { useFloorActs } from './use-floor-acts';

const modes = ['listen', 'whisper', 'barge'] as const;

/** The call this person is in as a supervisor: how, with whom, and the ways on and out. */
export function ListeningBar() {
  const { id: ownId } = usePerson();
  const conversationId = useFloor(
    'conversation',
    (live) =>
      [...live.values()].find(({ supervisors }) => supervisors.some(({ agentId }) => agentId === ownId))?.id ?? null,
  );
  return conversationId === null ? null : <Listening conversationId={conversationId} ownId={ownId} />;
}

function Listening({ conversationId, ownId }: { conversationId: string; ownId: string }) {
  const t = useTranslations('floor.acts');
  const can = useCan();
  const acts = useFloorActs();
  const { agentName } = useFloorNames();
  const talk = useFloorField('conversation', conversationId);
  const caller = useFloorCallerLabel()(useCaller(talk?.callId ?? null));
  if (talk === null) return null;
  const mode = talk.supervisors.find(({ agentId }) => agentId === ownId)?.mode ?? 'listen';
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-lg border border-info/40 bg-info-soft px-3 py-1.5 text-sm text-info-ink"
    >
      <Ear className="size-4 shrink-0" aria-hidden />
      <span className="min-w-56 flex-1 basis-56 truncate">
        {t('in_call', { agent: agentName(talk.agentId), caller: caller.name })}
      </span>
      <Segmented
        label={t('mode')}
        value={mode}
        onChange={(next) => acts[next](conversationId)}
        options={modes
          .filter((one) => one === mode || can(`floor.${one}`))
          .map((value) => ({ value, label: t(value) }))}
      />
      {can('floor.take_over') && (
        <Button size="sm" onClick={() => acts.takeOver(conversationId, talk.agentId)}>
          {t('take_over')}
        </Button>
      )}
      <Button size="sm" onClick={acts.leave}>
        {t('leave')}
      </Button>
    </div>
  );
}
