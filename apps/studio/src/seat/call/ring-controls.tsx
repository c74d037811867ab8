'use client';

import { Phone, PhoneOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Kbd } from '@/ui/kbd';
import { seatPhone } from '../core/seat-phone';
import { useSeatStore } from '../core/seat-store';
import { seatKeys, useSeatKey } from '../core/shortcuts';
import { useAct } from '../core/use-act';
import type { SeatCallNow } from '../core/use-seat';

/** Take the call, or leave it to somebody else. */
export function RingControls({ now }: { now: SeatCallNow }) {
  const t = useTranslations('seat');
  const { act, pending } = useAct();
  const sound = useSeatStore((seat) => seat.sound.state);
  const rings = sound === 'ringing';
  const answer = () => void seatPhone.answer();
  const decline = () => act({ type: 'offer.decline', callId: now.callId });
  useSeatKey('answer', rings ? answer : null);
  useSeatKey('decline', decline);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        variant="primary"
        size="lg"
        disabled={!rings}
        loading={sound === 'connecting'}
        onClick={answer}
        className="min-w-40"
      >
        <Phone aria-hidden />
        {t('ring.answer')}
        <Kbd>{seatKeys.answer}</Kbd>
      </Button>
      <Button size="lg" loading={pending === 'offer.decline'} onClick={decline}>
        <PhoneOff aria-hidden />
        {t('ring.decline')}
        <Kbd>{seatKeys.decline}</Kbd>
      </Button>
      {sound === 'none' && <span className="text-sm text-ink-muted">{t('ring.elsewhere')}</span>}
    </div>
  );
}
