'use client';

import type { ConversationLive } from '@patchbay/records';
import { ArrowRightLeft, Circle, Grid3x3, Mic, MicOff, Pause, PhoneOff, Play, Square } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { seatPhone } from '../core/seat-phone';
import { useSeatStore } from '../core/seat-store';
import { useAct } from '../core/use-act';
import type { Desk } from '../seat-desk';
import { CallKeypad } from './call-keypad';
import { ConsultBar } from './consult-bar';
import { ControlButton } from './control-button';
import { TransferDialog } from './transfer-dialog';

/** Everything that can be done with the call in hand; what cannot be done now is not there. */
export function CallControls({ conversation, desk }: { conversation: ConversationLive; desk: Desk }) {
  const t = useTranslations('seat.controls');
  const { act, pending } = useAct();
  const [transfer, setTransfer] = useState(false);
  const [keypad, setKeypad] = useState(false);
  const { muted, sound } = useSeatStore();
  const { id: conversationId, state, recording, consult } = conversation;
  const talking = sound.state === 'talking';
  const holdable = consult === null && (state === 'talking' || state === 'held');
  const hold = () => act({ type: state === 'held' ? 'call.resume' : 'call.hold', conversationId });
  const mute = () => seatPhone.setMuted(!muted);
  const leave = () => act({ type: 'call.leave', conversationId });
  const record = () =>
    act({
      type: 'call.record',
      conversationId,
      action: { off: 'start', on: 'pause', paused: 'resume' }[recording] as 'start',
    });

  return (
    <div className="flex flex-col gap-3">
      <fieldset aria-label={t('label')} className="flex flex-wrap gap-2">
        {talking && (
          <ControlButton
            name="mute"
            pressed={muted}
            onPress={mute}
            icon={muted ? <MicOff aria-hidden /> : <Mic aria-hidden />}
          >
            {t(muted ? 'unmute' : 'mute')}
          </ControlButton>
        )}
        {holdable && (
          <ControlButton
            name="hold"
            pressed={state === 'held'}
            loading={pending === 'call.hold' || pending === 'call.resume'}
            onPress={hold}
            icon={state === 'held' ? <Play aria-hidden /> : <Pause aria-hidden />}
          >
            {t(state === 'held' ? 'resume' : 'hold')}
          </ControlButton>
        )}
        {holdable && (
          <ControlButton name="transfer" onPress={() => setTransfer(true)} icon={<ArrowRightLeft aria-hidden />}>
            {t('transfer')}
          </ControlButton>
        )}
        {talking && (
          <ControlButton
            name="keypad"
            pressed={keypad}
            onPress={() => setKeypad(!keypad)}
            icon={<Grid3x3 aria-hidden />}
          >
            {t('keypad')}
          </ControlButton>
        )}
        {state !== 'connecting' && (
          <ControlButton
            name="record"
            pressed={recording === 'on'}
            loading={pending === 'call.record'}
            onPress={record}
            icon={
              recording === 'on' ? <Pause aria-hidden /> : <Circle className="fill-danger text-danger" aria-hidden />
            }
          >
            {t(`record.${recording}`)}
          </ControlButton>
        )}
        {recording !== 'off' && (
          <Button
            size="lg"
            variant="ghost"
            onClick={() => act({ type: 'call.record', conversationId, action: 'stop' })}
            className="gap-1.5 px-3"
          >
            <Square aria-hidden />
            {t('record.stop')}
          </Button>
        )}
        <ControlButton
          name="hang_up"
          danger
          loading={pending === 'call.leave'}
          onPress={leave}
          icon={<PhoneOff aria-hidden />}
        >
          {t('hang_up')}
        </ControlButton>
      </fieldset>
      {consult !== null && <ConsultBar conversation={conversation} />}
      {keypad && talking && <CallKeypad />}
      <TransferDialog open={transfer} onOpenChange={setTransfer} conversationId={conversationId} desk={desk} />
    </div>
  );
}
