'use client';

import { PhoneCall } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useMemo, useRef } from 'react';
import { useCan } from '@/access/access-provider';
import { failureText } from '@/client/failure';
import { useTRPCClient } from '@/client/trpc';
import { useCommands } from '@/palette/commands';
import { seatPhone } from '@/seat/core/seat-phone';
import { callsFromSeat } from '@/seat/core/seat-store';
import { type PhoneServer, placeCall } from './phone-call';
import { type PhoneTarget, usePhoneStore } from './phone-store';
import { PhoneWidget } from './phone-widget';

interface Phone {
  /** Opens the phone and calls; a call under way is kept. */
  call(target: PhoneTarget): void;
  /** Opens the phone so that a number can be typed. */
  open(): void;
  /** Whether the person may place calls at all. */
  readonly allowed: boolean;
}

const PhoneContext = createContext<Phone | null>(null);

/** The browser phone, from anywhere: `usePhone().call({ number: '2000' })` or `.call({ flowId, name })`. */
export function usePhone(): Phone {
  const phone = useContext(PhoneContext);
  if (phone === null) throw new Error('usePhone is used outside PhoneProvider');
  return phone;
}

export function PhoneProvider({ children }: { children: ReactNode }) {
  const trpc = useTRPCClient();
  const locale = useLocale();
  const t = useTranslations('phone');
  const { push } = useRouter();
  const allowed = useCan()('call.place');
  const audio = useRef<HTMLAudioElement>(null);

  const phone = useMemo<Phone>(() => {
    const server: PhoneServer = {
      open: () => trpc.phone.open.mutate(),
      renew: (endpointId) => trpc.phone.renew.mutate({ endpointId }),
      close: (endpointId) => trpc.phone.close.mutate({ endpointId }),
      describe: (error) => failureText(error, locale),
    };
    return {
      allowed,
      call: (target) => {
        // An agent's calls belong to their seat, where the customer is seen.
        if ('number' in target && callsFromSeat()) {
          void seatPhone.call(target.number);
          push('/seat');
        } else if (audio.current !== null) void placeCall(server, target, audio.current);
      },
      open: () => usePhoneStore.setState({ open: true }),
    };
  }, [trpc, locale, allowed, push]);

  const commands = useMemo(
    () =>
      allowed
        ? [{ id: 'phone.open', title: t('open_command'), group: t('title'), icon: PhoneCall, run: phone.open }]
        : [],
    [allowed, phone, t],
  );
  useCommands('phone', commands);

  return (
    <PhoneContext value={phone}>
      {children}
      {/* biome-ignore lint/a11y/useMediaCaption: this is a live telephone call */}
      <audio ref={audio} autoPlay hidden />
      {allowed && <PhoneWidget onCall={phone.call} />}
    </PhoneContext>
  );
}
