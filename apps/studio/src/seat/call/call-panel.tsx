'use client';

import { Headset, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { usePerson } from '@/access/access-provider';
import { failureText } from '@/client/failure';
import { AgentScript } from '@/derived-screens/seat/agent-script';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { rememberCall } from '../core/last-call';
import { useSeatStore } from '../core/seat-store';
import type { SeatNow } from '../core/use-seat';
import type { Call, Desk } from '../seat-desk';
import { CallControls } from './call-controls';
import { CallHeader } from './call-header';
import { CallStory } from './call-story';
import { FlowActions } from './flow-actions';
import { Forms } from './forms';
import { Notes } from './notes';
import { OwnCall, OwnControls } from './own-call';
import { RingControls } from './ring-controls';
import { WrapUp } from './wrap-up';

interface CallPanelProps {
  seat: SeatNow;
  desk: Desk;
  call: Call | undefined;
  error: unknown;
}

/** The call at the seat: who, why, what can be done, what is to be written down. */
export function CallPanel({ seat, desk, call, error }: CallPanelProps) {
  const t = useTranslations('seat');
  const locale = useLocale();
  const { id: me } = usePerson();
  const sound = useSeatStore((store) => store.sound.state);
  const { call: now, conversation } = seat;
  // The phone is busy with a call that the floor has not told of, such as one that the agent has just dialled.
  if (sound !== 'none' && (now === null || now.stage === 'after')) return <OwnCall />;
  if (now === null) {
    return (
      <Card>
        <EmptyState icon={Headset} title={t('idle.title')} description={t(`idle.${idleHint(seat)}`)} />
      </Card>
    );
  }
  // A call that was handed over goes on under the same name with somebody else: this agent's part of it has one of its own.
  const conversationId = (now.stage === 'after' ? lastOwn(call, me) : null) ?? now.conversationId;
  // A colleague who is called or asked sees the call of the one who has it.
  const isColleague = conversation?.part === 'colleague';
  const isAsked = isColleague || (now.stage === 'live' && conversation === null);
  const queueId = now.queueId ?? call?.visit?.queueId ?? null;
  return (
    <Card className="flex flex-col gap-5 p-4" aria-label={t('call.label')}>
      <CallHeader now={now} conversation={conversation} call={call} desk={desk} />
      {now.stage === 'ringing' && !isColleague && <RingControls now={now} />}
      {now.stage === 'live' && conversation !== null && !isAsked && (
        <CallControls conversation={conversation} desk={desk} />
      )}
      {isAsked && <OwnControls />}
      {error !== null && call === undefined && <Callout tone="danger">{failureText(error, locale)}</Callout>}
      {call !== undefined && (
        <>
          <CallStory call={call} />
          {now.stage !== 'ringing' &&
            !isAsked &&
            call.scripts.map(({ key, title, parts }) => <AgentScript key={key} title={title} parts={parts} />)}
          {now.stage === 'live' && !isAsked && conversationId !== null && (
            <FlowActions call={call} conversationId={conversationId} />
          )}
          {now.stage !== 'ringing' && !isAsked && call.forms.length > 0 && <Forms key={call.id} call={call} />}
          {now.stage !== 'ringing' && !isAsked && <Notes key={call.id} call={call} desk={desk} queueId={queueId} />}
          {now.stage !== 'ringing' && !isAsked && conversationId !== null && (
            <WrapUp call={call} desk={desk} conversationId={conversationId} queueId={queueId} />
          )}
        </>
      )}
      {now.stage === 'after' && (
        <div>
          <Button variant="ghost" size="sm" onClick={() => rememberCall(null)}>
            <X aria-hidden />
            {t('call.put_away')}
          </Button>
        </div>
      )}
    </Card>
  );
}

function idleHint({ me }: SeatNow): 'ready' | 'not_ready' | 'other' {
  if (me?.status === 'ready') return 'ready';
  return me?.status === 'not_ready' ? 'not_ready' : 'other';
}

/** The agent's own part of the call, where nothing live names it. */
function lastOwn(call: Call | undefined, agentId: string): string | null {
  return call?.conversations.findLast((one) => one.agentId === agentId && one.answeredAt !== null)?.id ?? null;
}
