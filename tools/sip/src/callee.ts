import type { HeardAudio } from './heard-audio.ts';
import { MediaSession } from './media-session.ts';
import {
  addressOf,
  headerOf,
  headersOf,
  methodOf,
  renderSipMessage,
  type SipMessage,
  statusOf,
} from './sip-message.ts';
import { SipSocket } from './sip-socket.ts';

/** What a telephone does when it is called. `ring` rings until the caller gives up; `dead` does not even send a response. */
export type CalleeBehaviour =
  | { readonly kind: 'answer'; readonly afterMs: number; readonly samples?: Int16Array }
  | { readonly kind: 'refuse'; readonly status: number }
  | { readonly kind: 'ring' }
  | { readonly kind: 'dead' };

/** A call as the called telephone sees it. */
export interface ReceivedCall {
  readonly number: string;
  /** The raw From header: what the far end shows as the caller. */
  readonly from: string;
  /** The raw P-Asserted-Identity header (RFC 3325): the caller as a network tells another one; empty when there is none. */
  readonly assertedIdentity: string;
  readonly heard: HeardAudio;
  /** The keys that the far side pressed, in order. */
  readonly keys: readonly string[];
  /** The first header of that name (lower case) in the INVITE; an empty text when there is none. */
  header(name: string): string;
  /** When the INVITE came in, on `performance.now()`. */
  readonly invitedAtMs: number;
  state: 'ringing' | 'answered' | 'cancelled' | 'ended';
  press(digit: string): Promise<number>;
  say(samples: Int16Array): Promise<void>;
  /** Sends a tone (a multiple of 50 Hz) from now on where it would send silence; null falls silent again. */
  hum(frequencyHz: number | null): void;
  /** Takes the call while it rings; without effect otherwise. */
  answer(): void;
  /** Refuses the call while it rings; without effect otherwise. */
  refuse(status: number): void;
  hangUp(): void;
  /** Asks the far side to go on to a number (REFER, RFC 3515), as a telephone's transfer key does. */
  referTo(number: string): void;
  /** Falls silent at once without a word to the far end, as a telephone does whose battery dies. */
  vanish(): void;
}

interface Dialog {
  readonly call: ReceivedCall;
  readonly media: MediaSession;
  readonly invite: SipMessage;
  readonly tag: string;
  /** How many requests this side has made in the dialog. */
  requests: number;
  /** Whether the far end knows that the call was taken; before, it may not be told of its end (RFC 3261, 15). */
  acknowledged: boolean;
  /** Hung up before that: it is told as soon as it knows. */
  byeDue: boolean;
}

/** A telephone on a loopback port that takes any number of calls. */
export class Callee {
  readonly calls: ReceivedCall[] = [];
  readonly #dialogs = new Map<string, Dialog>();
  /** The addresses of record that were signed in here (RFC 3261, section 10), in order. */
  readonly registrations: string[] = [];
  readonly #behaviourOf: (number: string) => CalleeBehaviour;
  #socket: SipSocket | null = null;
  #waiting: ((call: ReceivedCall) => void)[] = [];
  readonly #listeners: ((call: ReceivedCall) => void)[] = [];
  #ringCount = 0;

  private constructor(behaviour: CalleeBehaviour | ((number: string) => CalleeBehaviour)) {
    this.#behaviourOf = typeof behaviour === 'function' ? behaviour : () => behaviour;
  }

  /** Listens on a loopback port; 0 takes a free one. A carrier may behave by the dialled number. */
  static async listen(
    behaviour: CalleeBehaviour | ((number: string) => CalleeBehaviour),
    port = 0,
    host = '127.0.0.1',
  ): Promise<Callee> {
    const callee = new Callee(behaviour);
    callee.#socket = await SipSocket.open(
      port,
      (message, from) => {
        void callee.#receive(message, { host: from.address, port: from.port });
      },
      host,
    );
    return callee;
  }

  get port(): number {
    return this.#socket?.port ?? 0;
  }

  /** Resolves with the next call that comes in. */
  nextCall(): Promise<ReceivedCall> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** Is told of every call that comes in, before it rings. */
  onCall(listener: (call: ReceivedCall) => void): void {
    this.#listeners.push(listener);
  }

  close(): void {
    for (const { media, call } of this.#dialogs.values()) {
      if (call.state === 'answered') call.hangUp();
      else media.close();
    }
    this.#socket?.close();
  }

  async #receive(message: SipMessage, peer: { host: string; port: number }): Promise<void> {
    if (statusOf(message) > 0) return;
    const callId = headerOf(message, 'call-id');
    const dialog = this.#dialogs.get(callId);
    const method = methodOf(message);
    if (this.#behaviourOf(userOf(message)).kind === 'dead') return;
    if (method === 'REGISTER') this.registrations.push(addressOf(headerOf(message, 'to')));
    if (method === 'INVITE' && dialog === undefined) {
      await this.#ring(message, callId, peer);
    } else if (method === 'INVITE' && dialog?.call.state === 'answered' && isRenewal(message, dialog.invite)) {
      this.#reply(message, dialog.tag, '200 OK', peer, dialog.media.describe());
    } else if (method === 'BYE' && dialog !== undefined) {
      this.#reply(message, dialog.tag, '200 OK', peer);
      this.#finish(dialog, 'ended');
    } else if (method === 'CANCEL' && dialog !== undefined) {
      this.#reply(message, dialog.tag, '200 OK', peer);
      this.#reply(dialog.invite, dialog.tag, '487 Request Terminated', peer);
      this.#finish(dialog, 'cancelled');
    } else if (method === 'ACK' && dialog !== undefined) {
      this.#acknowledge(dialog, peer);
    } else if (method !== 'ACK' && method !== 'INVITE') {
      this.#reply(message, dialog?.tag ?? 'none', '200 OK', peer);
    }
  }

  async #ring(invite: SipMessage, callId: string, peer: { host: string; port: number }): Promise<void> {
    const invitedAtMs = performance.now();
    this.#ringCount += 1;
    const tag = `callee${this.#ringCount}`;
    const media = await MediaSession.open();
    // The same INVITE may have come again meanwhile.
    if (this.#dialogs.has(callId)) return media.close();
    const call: ReceivedCall = {
      number: userOf(invite),
      from: headerOf(invite, 'from'),
      assertedIdentity: headerOf(invite, 'p-asserted-identity'),
      heard: media.heard,
      keys: media.keys,
      header: (name) => headerOf(invite, name),
      invitedAtMs,
      state: 'ringing',
      press: (digit) => media.press(digit),
      say: (samples) => media.say(samples),
      hum: (frequencyHz) => media.hum(frequencyHz),
      answer: () => this.#answer(dialog, peer),
      refuse: (status) => this.#refuse(dialog, status, peer),
      hangUp: () => this.#hangUp(dialog, peer),
      referTo: (number) => {
        const target = `<sip:${number}@${peer.host}:${peer.port}>`;
        this.#request(dialog, 'REFER', peer, [
          ['Refer-To', target],
          ['Referred-By', `<${addressOf(headerOf(invite, 'to'))}>`],
          ['Contact', `<sip:${this.#socket?.host}:${this.port}>`],
        ]);
      },
      vanish: () => {
        this.#finish(dialog, 'ended');
        this.#socket?.forget(callId);
      },
    };
    const dialog: Dialog = { call, media, invite, tag, requests: 0, acknowledged: false, byeDue: false };
    this.#dialogs.set(callId, dialog);
    this.calls.push(call);
    for (const listener of this.#listeners) listener(call);
    for (const resolve of this.#waiting.splice(0)) resolve(call);
    this.#reply(invite, tag, '100 Trying', peer);
    const behaviour = this.#behaviourOf(call.number);
    if (behaviour.kind === 'refuse') {
      this.#refuse(dialog, behaviour.status, peer);
      return;
    }
    this.#reply(invite, tag, '180 Ringing', peer);
    if (behaviour.kind !== 'answer') return;
    const { afterMs, samples } = behaviour;
    setTimeout(() => {
      this.#answer(dialog, peer);
      if (samples !== undefined) void media.say(samples);
    }, afterMs);
  }

  #answer({ call, media, invite, tag }: Dialog, peer: { host: string; port: number }): void {
    if (call.state !== 'ringing') return;
    call.state = 'answered';
    this.#reply(invite, tag, '200 OK', peer, media.describe());
    media.connect(invite.body);
  }

  #refuse(dialog: Dialog, status: number, peer: { host: string; port: number }): void {
    if (dialog.call.state !== 'ringing') return;
    this.#reply(dialog.invite, dialog.tag, `${status} Refused`, peer);
    this.#finish(dialog, 'ended');
  }

  #hangUp(dialog: Dialog, peer: { host: string; port: number }): void {
    if (dialog.call.state !== 'answered') return;
    if (dialog.acknowledged) this.#request(dialog, 'BYE', peer);
    else dialog.byeDue = true;
    this.#finish(dialog, 'ended');
  }

  #acknowledge(dialog: Dialog, peer: { host: string; port: number }): void {
    if (dialog.acknowledged) return;
    dialog.acknowledged = true;
    if (dialog.byeDue) this.#request(dialog, 'BYE', peer);
  }

  #request(
    dialog: Dialog,
    method: string,
    peer: { host: string; port: number },
    further: readonly [string, string][] = [],
  ): void {
    const { invite, tag } = dialog;
    dialog.requests += 1;
    const headers: [string, string][] = [
      ['Via', this.#socket?.newVia() ?? ''],
      ['Max-Forwards', '70'],
      ['From', `${headerOf(invite, 'to')};tag=${tag}`],
      ['To', headerOf(invite, 'from')],
      ['Call-ID', headerOf(invite, 'call-id')],
      ['CSeq', `${dialog.requests} ${method}`],
      ...further,
    ];
    const target = addressOf(headerOf(invite, 'contact'));
    this.#socket?.sendReliably(renderSipMessage(`${method} ${target} SIP/2.0`, headers), peer);
  }

  #finish(dialog: Dialog, state: 'cancelled' | 'ended'): void {
    if (dialog.call.state === 'ended' || dialog.call.state === 'cancelled') return;
    dialog.call.state = state;
    dialog.media.close();
  }

  #reply(request: SipMessage, tag: string, status: string, peer: { host: string; port: number }, body = ''): void {
    const to = headerOf(request, 'to');
    const registers = methodOf(request) === 'REGISTER';
    const headers: [string, string][] = [
      ...headersOf(request, 'via', 'Via'),
      ['From', headerOf(request, 'from')],
      ['To', to.includes('tag=') ? to : `${to};tag=${tag}`],
      ['Call-ID', headerOf(request, 'call-id')],
      ['CSeq', headerOf(request, 'cseq')],
      ['Contact', registers ? headerOf(request, 'contact') : `<sip:${this.#socket?.host}:${this.port}>`],
    ];
    if (registers) headers.push(['Expires', headerOf(request, 'expires')]);
    if (body !== '') headers.push(['Content-Type', 'application/sdp']);
    const message = renderSipMessage(`SIP/2.0 ${status}`, headers, body);
    if (methodOf(request) === 'INVITE' && !status.startsWith('1')) this.#socket?.sendReliably(message, peer);
    else this.#socket?.send(message, peer);
  }
}

/** An INVITE within a call (RFC 3261, section 14), not the first one come again. */
function isRenewal(message: SipMessage, first: SipMessage): boolean {
  return headerOf(message, 'cseq') !== headerOf(first, 'cseq');
}

/** The user part of the address that a request is for: of an INVITE, the dialled number. */
function userOf(request: SipMessage): string {
  return /sip:([^@]*)@/.exec(request.startLine)?.[1] ?? '';
}
