'use client';

import { Grid3x3, Mic, MicOff, Phone, PhoneOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Kbd } from '@/ui/kbd';
import { seatPhone } from '../core/seat-phone';
import { useSeatStore } from '../core/seat-store';
import { seatKeys, useSeatKey } from '../core/shortcuts';
import { CallKeypad } from './call-keypad';
import { ControlButton } from './control-button';

/** A call of this phone that is no conversation of a customer, or not yet: a number being dialled, a supervisor listening in. */
export function OwnCall() {
  const t = useTranslations('seat');
  const sound = useSeatStore((seat) => seat.sound);
  const rings = sound.state === 'ringing';
  const number = 'number' in sound ? sound.number : null;
  return (
    <Card className="flex flex-col gap-4 p-4" aria-label={t('call.label')}>
      <header className="flex flex-wrap items-center gap-3">
        <h2 className="flex-1 text-2xl font-semibold tracking-tight">
          <bdi>{number ?? t(rings ? 'own_call.rings' : 'own_call.phone')}</bdi>
        </h2>
        {sound.state !== 'none' && (
          <Badge tone="info" className="h-6 px-2 text-sm" role="status">
            {t(`own_call.states.${sound.state}`)}
          </Badge>
        )}
      </header>
      <OwnControls />
    </Card>
  );
}

/** What the phone alone can do with its call. */
export function OwnControls() {
  const t = useTranslations('seat');
  const { sound, muted } = useSeatStore();
  const [keypad, setKeypad] = useState(false);
  const rings = sound.state === 'ringing';
  const talking = sound.state === 'talking';
  useSeatKey('answer', rings ? () => void seatPhone.answer() : null);
  if (sound.state === 'none') return null;
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {rings && (
          <Button variant="primary" size="lg" onClick={() => void seatPhone.answer()}>
            <Phone aria-hidden />
            {t('ring.answer')}
            <Kbd>{seatKeys.answer}</Kbd>
          </Button>
        )}
        {talking && (
          <ControlButton
            name="mute"
            pressed={muted}
            onPress={() => seatPhone.setMuted(!muted)}
            icon={muted ? <MicOff aria-hidden /> : <Mic aria-hidden />}
          >
            {t(muted ? 'controls.unmute' : 'controls.mute')}
          </ControlButton>
        )}
        {talking && (
          <ControlButton
            name="keypad"
            pressed={keypad}
            onPress={() => setKeypad(!keypad)}
            icon={<Grid3x3 aria-hidden />}
          >
            {t('controls.keypad')}
          </ControlButton>
        )}
        <ControlButton name="hang_up" danger onPress={() => seatPhone.hangUp()} icon={<PhoneOff aria-hidden />}>
          {t(rings ? 'ring.decline' : 'controls.hang_up')}
        </ControlButton>
      </div>
      {keypad && talking && <CallKeypad />}
    </>
  );
}
