import type { UA, WebSocketInterface } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { IncomingRequest } from 'jssip/lib/SIPMessage';
import { createAgent, dial, type LineAccess, lineAddress, registerTimeoutMs } from './sip-line';

/** After a refused REGISTER: Asterisk was started anew, say, and has not been told of this phone yet. */
const retryMs = 1_000;

export type LineState = 'connecting' | 'ready' | 'lost';

export interface SeatLineListener {
  changed(state: LineState): void;
  /** A call rings here. A second one while a call is in hand is refused as busy by the line itself. */
  incoming(session: RTCSession, request: IncomingRequest): void;
}

interface Library {
  readonly UA: typeof UA;
  readonly WebSocketInterface: typeof WebSocketInterface;
}

/**
 * The line of a seat: registered for hours, through restarts of Asterisk and cuts of the network.
 *
 * 1. Connected but not registered within 3 s: everything is stopped and begun anew, since a REGISTER may be lost just after
 *    Asterisk came up and the library alone would wait half a minute.
 * 2. A call in hand outlives a cut of the signalling: its sound takes another way. Then only the library's own reconnecting
 *    is at work, because stopping would hang the call up. Registered again, the call tells where it is now: Asterisk would send
 *    what comes later in it to the line that is gone.
 * 3. `changed` tells `ready` after every successful registration.
 * 4. Retired, because another tab has the phone, it only bridges the moment until that one is registered: it takes no calls, and
 *    does not register again, or it would take the phone away from the other.
 */
export class SeatLine {
  private ua: UA | null = null;
  private session: RTCSession | null = null;
  private timer: number | undefined;
  private closed = false;
  private moved = false;
  private retired = false;

  private constructor(
    private readonly library: Library,
    private readonly access: LineAccess,
    private readonly listener: SeatLineListener,
  ) {}

  static async open(access: LineAccess, listener: SeatLineListener): Promise<SeatLine> {
    const { UA, WebSocketInterface } = await import('jssip');
    const line = new SeatLine({ UA, WebSocketInterface }, access, listener);
    line.start();
    return line;
  }

  /** @throws when there is no connection to send it over */
  call(target: string, microphone: MediaStream): RTCSession {
    if (this.ua === null) throw new Error('The line is closed');
    return dial(this.ua, target, microphone);
  }

  /** The network is there again, or something makes the line look dead: registers at once, or begins anew. */
  check(): void {
    if (this.closed || this.ua === null) return;
    if (this.ua.isConnected()) {
      this.watch();
      this.ua.register();
    } else this.restart();
  }

  /** To be closed after a while, or once the call in hand is over. */
  retire(afterMs: number): void {
    const { session } = this;
    this.retired = true;
    window.clearTimeout(this.timer);
    if (session === null || session.isEnded()) {
      this.timer = window.setTimeout(() => this.close(), afterMs);
      return;
    }
    const close = () => this.close();
    session.on('ended', close);
    session.on('failed', close);
  }

  closeUnlessInCall(): void {
    if (this.session === null || this.session.isEnded()) this.close();
  }

  close(): void {
    this.closed = true;
    window.clearTimeout(this.timer);
    this.ua?.stop();
    this.ua = null;
  }

  private start(): void {
    const { UA, WebSocketInterface } = this.library;
    const ua = createAgent(UA, new WebSocketInterface(lineAddress(this.access.endpointId)), this.access);
    this.ua = ua;
    const isCurrent = () => this.ua === ua;
    ua.on('connected', () => isCurrent() && this.watch());
    ua.on('registered', () => {
      if (!isCurrent() || this.retired) return;
      window.clearTimeout(this.timer);
      this.tellWhere();
      this.listener.changed('ready');
    });
    ua.on('registrationFailed', () => {
      if (!isCurrent() || this.retired) return;
      this.listener.changed('connecting');
      this.later(retryMs, () => this.ua?.isConnected() && this.ua.register());
    });
    ua.on('disconnected', () => {
      if (!isCurrent()) return;
      if (this.retired) {
        this.closeUnlessInCall();
        return;
      }
      window.clearTimeout(this.timer);
      this.moved = true;
      this.listener.changed('lost');
    });
    ua.on('newRTCSession', ({ session, request }: { session: RTCSession; request: IncomingRequest }) => {
      if (isCurrent()) this.take(session, request);
    });
    this.listener.changed('connecting');
    ua.start();
  }

  private tellWhere(): void {
    if (this.moved && this.session?.isEstablished()) this.session.renegotiate();
    this.moved = false;
  }

  private take(session: RTCSession, request: IncomingRequest): void {
    const incoming = session.direction === 'incoming';
    if (incoming && this.session !== null) {
      session.terminate({ status_code: 486 });
      return;
    }
    // Not refused by its agent: the phone is elsewhere and may ring there next.
    if (incoming && this.retired) {
      session.terminate({ status_code: 503 });
      return;
    }
    this.session = session;
    const over = () => {
      if (this.session === session) this.session = null;
    };
    session.on('ended', over);
    session.on('failed', over);
    if (incoming) this.listener.incoming(session, request);
  }

  private watch(): void {
    if (this.retired) return;
    this.later(registerTimeoutMs, () => this.restart());
  }

  private restart(): void {
    if (this.session !== null && !this.session.isEnded()) {
      this.watch();
      return;
    }
    const former = this.ua;
    this.ua = null;
    former?.stop();
    if (!this.closed) this.start();
  }

  private later(delayMs: number, run: () => void): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(run, delayMs);
  }
}
