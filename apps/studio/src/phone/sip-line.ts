import type { UA, WebSocketInterface } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';

/** The host part of our SIP addresses: the proxy leads to one Asterisk, so it names nobody. */
const domain = 'patchbay.invalid';
const registerTimeoutMs = 3_000;
const registerAttempts = 3;
/** On one machine or network the host's own candidates are enough: waiting for more only delays the call. */
const candidatesTimeoutMs = 250;

export interface LineAccess {
  readonly endpointId: string;
  readonly password: string;
  /** Shown as the caller's name. */
  readonly displayName: string;
}

/** The SIP side of the browser phone: one registration, at most one call. */
export class SipLine {
  private constructor(private readonly ua: UA) {}

  /** @throws when it cannot be registered after several attempts */
  static async open(access: LineAccess): Promise<SipLine> {
    const { UA, WebSocketInterface } = await import('jssip');
    for (let attempt = 1; ; attempt += 1) {
      const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
      const socket = new WebSocketInterface(
        `${scheme}://${location.host}/sip?endpoint=${encodeURIComponent(access.endpointId)}`,
      );
      const ua = createAgent(UA, socket, access);
      // A REGISTER sent just after Asterisk came up can be lost, and the library would wait half a minute.
      if (await registered(ua)) return new SipLine(ua);
      ua.stop();
      if (attempt === registerAttempts) throw new Error('The phone could not be registered');
    }
  }

  call(target: string, microphone: MediaStream): RTCSession {
    const session = this.ua.call(`sip:${encodeURIComponent(target)}@${domain}`, {
      mediaStream: microphone,
      pcConfig: { iceServers: [] },
      rtcOfferConstraints: { offerToReceiveAudio: true, offerToReceiveVideo: false },
    });
    let gathered = false;
    session.on('icecandidate', ({ ready }) => {
      if (gathered) return;
      gathered = true;
      window.setTimeout(ready, candidatesTimeoutMs);
    });
    return session;
  }

  onLost(listener: () => void): void {
    this.ua.on('disconnected', listener);
  }

  close(): void {
    this.ua.stop();
  }
}

function createAgent(
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
