'use client';

import type { RTCSession } from 'jssip/lib/RTCSession';
import { openMicrophone } from './microphone';
import { isBusy, type PhoneFailure, type PhoneState, type PhoneTarget, usePhoneStore } from './phone-store';
import { type LineAccess, SipLine } from './sip-line';

const renewEveryMs = 3 * 60_000;
const toneMs = 120;

/** What the phone needs of the studio. */
export interface PhoneServer {
  open(): Promise<LineAccess>;
  renew(endpointId: string): Promise<unknown>;
  close(endpointId: string): Promise<unknown>;
  /** The failure of one of these in the person's language. */
  describe(error: unknown): string;
}

interface ActiveCall {
  session: RTCSession | null;
  release: (() => void)[];
  answeredAt: number | null;
}

let active: ActiveCall | null = null;

const show = (phone: PhoneState) => usePhoneStore.setState({ phone });

/** Calls a number or a flow. A call that is under way is kept: the second is not placed. */
export async function placeCall(server: PhoneServer, target: PhoneTarget, audio: HTMLAudioElement): Promise<void> {
  if (isBusy(usePhoneStore.getState().phone)) {
    usePhoneStore.setState({ open: true });
    return;
  }
  const call: ActiveCall = { session: null, release: [], answeredAt: null };
  active = call;
  usePhoneStore.setState({ open: true, target, muted: false, pressed: '' });

  show({ state: 'preparing', step: 'microphone' });
  const microphone = await openMicrophone();
  if ('failure' in microphone) return fail(call, microphone.failure);
  call.release.push(() => {
    for (const track of microphone.stream.getTracks()) track.stop();
  });
  if (active !== call) return releaseAll(call);

  show({ state: 'preparing', step: 'line' });
  let line: SipLine;
  try {
    line = await openLine(server, call);
  } catch (error) {
    return fail(
      call,
      error instanceof LineError ? 'not_registered' : 'server',
      error instanceof LineError ? null : server.describe(error),
    );
  }
  if (active !== call) return releaseAll(call);

  show({ state: 'dialling' });
  const session = line.call('number' in target ? target.number : `flow-${target.flowId}`, microphone.stream);
  call.session = session;
  follow(call, session, audio);
  line.onLost(() => active === call && call.answeredAt === null && fail(call, 'not_reachable'));
}

/** Ends the call, also while it is still being set up. */
export function hangUp(): void {
  const call = active;
  if (call === null) return;
  if (call.session !== null && !call.session.isEnded()) call.session.terminate();
  else end(call);
}

export function setMuted(muted: boolean): void {
  if (active?.session == null) return;
  if (muted) active.session.mute({ audio: true });
  else active.session.unmute({ audio: true });
  usePhoneStore.setState({ muted });
}

/** Presses a key of the telephone: 0 to 9, * or #, sent as an RFC 4733 event in the audio stream. */
export function pressKey(key: string): void {
  const call = active;
  if (call?.session == null || call.answeredAt === null) return;
  const sender = call.session.connection?.getSenders().find(({ dtmf }) => dtmf !== null);
  sender?.dtmf?.insertDTMF(sender.dtmf.toneBuffer + key, toneMs);
  usePhoneStore.setState(({ pressed }) => ({ pressed: pressed + key }));
}

class LineError extends Error {}

async function openLine(server: PhoneServer, call: ActiveCall): Promise<SipLine> {
  const access = await server.open();
  const renewal = window.setInterval(() => void server.renew(access.endpointId).catch(() => undefined), renewEveryMs);
  call.release.push(() => {
    window.clearInterval(renewal);
    // It would expire by itself: closing it early is a courtesy that may fail.
    server.close(access.endpointId).catch(() => undefined);
  });
  const line = await SipLine.open(access).catch((error: unknown) => {
    throw new LineError('not registered', { cause: error });
  });
  call.release.push(() => line.close());
  return line;
}

function follow(call: ActiveCall, session: RTCSession, audio: HTMLAudioElement): void {
  const connection = session.connection;
  connection?.addEventListener('track', ({ streams: [stream], track }) => {
    audio.srcObject = stream ?? new MediaStream([track]);
    void audio.play();
  });
  connection?.addEventListener('connectionstatechange', () => {
    if (connection.connectionState === 'failed' && active === call) fail(call, 'connection_lost');
  });
  session.on('progress', () => active === call && show({ state: 'ringing' }));
  session.on('accepted', () => {
    call.answeredAt = Date.now();
    if (active === call) show({ state: 'talking', since: call.answeredAt });
  });
  session.on('ended', () => end(call));
  session.on('failed', ({ cause, originator }) => {
    if (originator === 'local' && cause === 'Canceled') end(call);
    else fail(call, failureOfCause(cause));
  });
}

/** The library's words for why a call did not come about. */
export function failureOfCause(cause: string): PhoneFailure {
  switch (cause) {
    case 'Busy':
      return 'busy';
    case 'Not Found':
    case 'Address Incomplete':
      return 'number_unknown';
    case 'No Answer':
    case 'Request Timeout':
    case 'Unavailable':
      return 'no_answer';
    case 'Connection Error':
      return 'not_reachable';
    case 'RTP Timeout':
    case 'WebRTC Error':
      return 'connection_lost';
    default:
      return 'refused';
  }
}

function end(call: ActiveCall): void {
  const durationMs = call.answeredAt === null ? 0 : Date.now() - call.answeredAt;
  finish(call, { state: 'ended', durationMs });
}

function fail(call: ActiveCall, failure: PhoneFailure, text: string | null = null): void {
  finish(call, { state: 'failed', failure, text });
}

function finish(call: ActiveCall, phone: PhoneState): void {
  if (active !== call) return;
  active = null;
  show(phone);
  releaseAll(call);
}

function releaseAll(call: ActiveCall): void {
  if (call.session !== null && !call.session.isEnded()) call.session.terminate();
  for (const release of call.release.splice(0).reverse()) release();
}
