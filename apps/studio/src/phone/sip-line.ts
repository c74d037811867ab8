import type { UA, WebSocketInterface } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';

/** The host part of our SIP addresses: the proxy leads to one Asterisk, so it names nobody. */
const domain = 'patchbay.invalid';
export const registerTimeoutMs = 3_000;
const registerAttempts = 3;
/** On one machine or network the host's own candidates are enough: waiting for more only delays the call. */
const candidatesTimeoutMs = 250;

export interface LineAccess {
  readonly endpointId: string;
  readonly password: string;
  /** Shown as the caller's name. */
  readonly displayName: string;
}

/** The line of a phone that is opened for one call. The seat's, which stays, is `SeatLine`. */
export class SipLine {
  private constructor(private readonly ua: UA) {}

  /** @throws when it cannot be registered after several attempts */
  static async open(access: LineAccess): Promise<SipLine> {
    const { UA, WebSocketInterface } = await import('jssip');
    for (let attempt = 1; ; attempt += 1) {
      const ua = createAgent(UA, new WebSocketInterface(lineAddress(access.endpointId)), access);
      // A REGISTER sent just after Asterisk came up can be lost, and the library would wait half a minute.
      if (await registered(ua)) return new SipLine(ua);
      ua.stop();
      if (attempt === registerAttempts) throw new Error('The phone could not be registered');
    }
  }

  call(target: string, microphone: MediaStream): RTCSession {
    return dial(this.ua, target, microphone);
  }

  onLost(listener: () => void): void {
    this.ua.on('disconnected', listener);
  }

  close(): void {
    this.ua.stop();
  }
}

/** Where the studio takes SIP for an endpoint: its own origin. */
export function lineAddress(endpointId: string): string {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${location.host}/sip?endpoint=${encodeURIComponent(endpointId)}`;
}

export function dial(ua: UA, target: string, microphone: MediaStream): RTCSession {
  const session = ua.call(`sip:${encodeURIComponent(target)}@${domain}`, {
    mediaStream: microphone,
    pcConfig: { iceServers: [] },
    rtcOfferConstraints: { offerToReceiveAudio: true, offerToReceiveVideo: false },
  });
  limitCandidates(session);
  return session;
}

/** Takes a call that rings. */
export function answer(session: RTCSession, microphone: MediaStream): void {
  limitCandidates(session);
  session.answer({ mediaStream: microphone, pcConfig: { iceServers: [] } });
}

function limitCandidates(session: RTCSession): void {
  let gathered = false;
  session.on('icecandidate', ({ ready }) => {
    if (gathered) return;
    gathered = true;
    window.setTimeout(ready, candidatesTimeoutMs);
  });
}

export function createAgent(
  Agent: typeof UA,
  socket: WebSocketInterface,
  { endpointId, password, displayName }: LineAccess,
): UA {
  return new Agent({
    sockets: [socket],
    uri: `sip:${endpointId}@${domain}`,
    authorization_user: endpointId,
    // What would end the quoted string of the From header is left away.
    display_name: displayName.replace(/["\\\p{Cc}]/gu, ''),
    password,
    register: true,
    register_expires: 300,
    // A line that was cut is tried again soon: somebody may be calling.
    connection_recovery_min_interval: 1,
    connection_recovery_max_interval: 4,
    session_timers: false,
    user_agent: 'Patchbay',
  });
}

function registered(ua: UA): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = window.setTimeout(() => resolve(false), registerTimeoutMs);
    const settle = (done: boolean) => {
      window.clearTimeout(timer);
      resolve(done);
    };
    ua.on('registered', () => settle(true));
    ua.on('registrationFailed', () => settle(false));
    ua.start();
  });
}
