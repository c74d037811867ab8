'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname, useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useCan } from '@/access/access-provider';
import { failureText } from '@/client/failure';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { FloorProvider } from '@/floor/store/floor-provider';
import { useCallerName } from '../call/caller';
import { SeatBar } from '../seat-bar';
import { rememberCall } from './last-call';
import { startRinging, stopRinging } from './ring-tone';
import { type SeatServer, seatPhone } from './seat-phone';
import { useSeatStore } from './seat-store';
import { partCall, useCallReturn } from './use-call-return';
import { useReadyAgain } from './use-ready-again';
import { useSeat } from './use-seat';

const seatPath = '/seat';
/** While the runtime does not know of the phone, it is registered again this often. */
const registerEveryMs = 5_000;

/** The seat behind every page: its phone rings wherever in the studio the agent is. */
export function SeatProvider({ children }: { children: ReactNode }) {
  if (!useCan()('seat.use')) return children;
  return (
    <FloorProvider>
      <SeatPhoneHost />
      {children}
    </FloorProvider>
  );
}

function SeatPhoneHost() {
  const audio = useRef<HTMLAudioElement>(null);
  const conversationNow = useRef<string | null>(null);
  const trpc = useTRPCClient();
  const locale = useLocale();
  const server = useMemo<SeatServer>(
    () => ({
      openPhone: () => trpc.seat.openPhone.mutate(),
      tellPhone: (endpointId) => trpc.seat.phone.mutate({ endpointId }),
      partCall: async () => {
        if (conversationNow.current !== null) await partCall(conversationNow.current);
      },
      describe: (error) => failureText(error, locale),
    }),
    [trpc, locale],
  );
  const { me, conversation, call } = useSeat();
  useEffect(() => {
    conversationNow.current = conversation?.id ?? null;
  }, [conversation]);
  const onSeat = usePathname() === seatPath;
  const desk = useQuery(useTRPC().seat.desk.queryOptions(undefined, { staleTime: 60_000 }));
  const isAgent = desk.data != null;
  const wanted = desk.data?.agent.phoneKind === 'browser' && (onSeat || (me !== null && me.status !== 'signed_out'));

  const signedIn = isAgent && me !== null && me.status !== 'signed_out';
  useEffect(() => useSeatStore.setState({ signedIn }), [signedIn]);

  useEffect(() => {
    if (wanted && audio.current !== null) seatPhone.start(server, audio.current);
  }, [wanted, server]);

  const line = useSeatStore((seat) => seat.line);
  const unknown = line === 'ready' && me !== null && me.status !== 'signed_out' && me.phone === 'away';
  useEffect(() => {
    if (!unknown) return;
    void seatPhone.tellReady();
    const timer = window.setInterval(() => seatPhone.registerAgain(), registerEveryMs);
    return () => window.clearInterval(timer);
  }, [unknown]);

  useReadyAgain(me, line === 'ready');

  const sound = useSeatStore((seat) => seat.sound.state);
  const ringing = sound === 'ringing';
  const autoAnswer = desk.data?.agent.autoAnswer === true;
  useEffect(() => {
    if (ringing && autoAnswer) void seatPhone.answer();
  }, [ringing, autoAnswer]);

  // What is at the seat now is what will be the last call; one that only rang is not kept.
  useEffect(() => {
    if (call?.stage !== 'live' || !call.talked) return;
    const { callId, conversationId, queueId } = call;
    rememberCall({ callId, conversationId, queueId, talked: true });
  }, [call]);

  useCallReturn(me, conversation);
  useLeaveQuestion(sound === 'talking' || sound === 'connecting');

  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: this is a live telephone call */}
      <audio ref={audio} autoPlay hidden />
      {ringing && <Ringing callId={call?.stage === 'ringing' ? call.callId : null} />}
      {!onSeat && <SeatBar />}
    </>
  );
}

/** A reload costs the sound of the call: the browser asks first. */
function useLeaveQuestion(inCall: boolean): void {
  useEffect(() => {
    if (!inCall) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [inCall]);
}

/** Tone, title and notification of the browser while it rings. */
function Ringing({ callId }: { callId: string | null }) {
  const t = useTranslations('seat');
  const { push } = useRouter();
  const trpc = useTRPC();
  const call = useQuery(trpc.seat.callDetails.queryOptions({ callId: callId ?? '' }, { enabled: callId !== null }));
  const callerName = useCallerName();
  const caller = call.data === undefined ? null : callerName(call.data);

  useEffect(() => {
    startRinging();
    return stopRinging;
  }, []);

  useEffect(() => {
    const former = document.title;
    const rings = caller === null ? t('ring.title') : t('ring.title_from', { caller });
    let shown = false;
    const timer = window.setInterval(() => {
      shown = !shown;
      document.title = shown ? `● ${rings}` : former;
    }, 1_000);
    return () => {
      window.clearInterval(timer);
      document.title = former;
    };
  }, [caller, t]);

  useEffect(() => {
    if (!('Notification' in window) || Notification.permission !== 'granted' || document.hasFocus()) return;
    const title = caller === null ? t('ring.title') : t('ring.title_from', { caller });
    const notification = new Notification(title, { tag: 'patchbay-ring', requireInteraction: true });
    notification.onclick = () => {
      window.focus();
      push(seatPath);
    };
    return () => notification.close();
  }, [caller, t, push]);
  return null;
}
