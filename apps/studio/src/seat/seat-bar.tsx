'use client';

import { Phone, PhoneOff } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Elapsed } from '@/floor/store/elapsed';
import { Button } from '@/ui/button';
import { buttonVariants } from '@/ui/button-variants';
import { useCallerName } from './call/caller';
import { useCall } from './call/use-call';
import { seatPhone } from './core/seat-phone';
import { useSeatStore } from './core/seat-store';
import { useSeat } from './core/use-seat';

/** On the studio's other pages: the call that rings or goes on at the seat. */
export function SeatBar() {
  const t = useTranslations('seat');
  const { push } = useRouter();
  const { conversation, call: now } = useSeat();
  const sound = useSeatStore((seat) => seat.sound);
  const callerName = useCallerName();
  const { data } = useCall(now?.stage === 'after' ? null : now);
  if (sound.state === 'none') return null;
  const ringing = sound.state === 'ringing';
  const dialled = 'number' in sound ? sound.number : null;
  const sinceMs = conversation?.answeredAtMs ?? null;
  return (
    <section
      aria-label={t('title')}
      className="fixed right-4 bottom-4 z-40 flex max-w-[calc(100vw-2rem)] items-center gap-3 rounded-xl border border-line bg-raised py-2 pr-2 pl-4 shadow-dialog"
    >
      <div className="min-w-0">
        <p role="status" className="text-xs text-ink-muted">
          {t(ringing ? 'ring.title' : 'bar.in_call')} {!ringing && sinceMs !== null && <Elapsed sinceMs={sinceMs} />}
        </p>
        <p className="truncate text-sm font-semibold">
          <bdi>{data === undefined ? (dialled ?? '…') : callerName(data)}</bdi>
        </p>
      </div>
      {ringing ? (
        <Button
          variant="primary"
          onClick={() => {
            void seatPhone.answer();
            push('/seat');
          }}
        >
          <Phone aria-hidden />
          {t('ring.answer')}
        </Button>
      ) : (
        <Button variant="danger" size="icon" aria-label={t('controls.hang_up')} onClick={() => seatPhone.hangUp()}>
          <PhoneOff aria-hidden />
        </Button>
      )}
      <Link href="/seat" className={buttonVariants({ variant: 'secondary', size: 'md' })}>
        {t('bar.open')}
      </Link>
    </section>
  );
}
