import { deferred } from './deferred.ts';
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

export interface CallOptions {
  /** The SIP address of the Asterisk that is called. Loopback only. */
  readonly host?: string;
  readonly port: number;
  /** The loopback address that the telephone calls from; default 127.0.0.1. */
  readonly localHost?: string;
  /** The dialled user part. */
  readonly number: string;
  /** The user part of the From header; default `1000`. */
  readonly from?: string;
  /** The raw From header in place of the usual one, for hostile values; a tag is added. */
  readonly fromHeader?: string | Buffer;
}

/** How a call ended: by whom, or with which SIP status it was refused. */
export type CallEnd = { readonly by: 'us' | 'them' } | { readonly by: 'refused'; readonly status: number };

const inviteRetryMs = 500;
const inviteRetriesMax = 6;
let callCount = 0;

/** One outgoing call of a test telephone: SIP over UDP, PCMU and RFC 4733 keys over RTP. */
export class Call {
  readonly #socket: SipSocket;
  readonly #media: MediaSession;
  readonly #server: { host: string; port: number };
  readonly #target: string;
  readonly #callId: string;
  readonly #from: Buffer;
  readonly #inviteVia: string;
  #to: string;
  #remoteTarget: string;
  #cseq = 1;
  #state: 'calling' | 'answered' | 'ended' = 'calling';
  #inviteTimer: NodeJS.Timeout | null = null;
  readonly #answered = deferred<void>();
  readonly #ended = deferred<CallEnd>();
  /** The statuses of all provisional and final responses to the INVITE, in order. */
  readonly statuses: number[] = [];

  private constructor(socket: SipSocket, media: MediaSession, options: CallOptions) {
    callCount += 1;
    this.#socket = socket;
    this.#media = media;
    this.#server = { host: options.host ?? '127.0.0.1', port: options.port };
    this.#target = `sip:${options.number}@${this.#server.host}:${this.#server.port}`;
    this.#remoteTarget = this.#target;
    this.#callId = `${process.pid}-${callCount}-${Math.random().toString(36).slice(2)}@127.0.0.1`;
    const user = options.from ?? '1000';
    const from = options.fromHeader ?? `<sip:${user}@${socket.host}:${socket.port}>`;
    this.#from = Buffer.concat([Buffer.from(from), Buffer.from(`;tag=caller${callCount}`)]);
    this.#to = `<${this.#target}>`;
    this.#inviteVia = socket.newVia();
    // A call nobody waits for may be refused or end without anyone having asked.
    this.#answered.promise.catch(() => undefined);
  }

  /** Dials. Resolves as soon as the INVITE is on its way; wait for `answered`. */
  static async place(options: CallOptions): Promise<Call> {
    const media = await MediaSession.open();
    let call: Call | null = null;
    const socket = await SipSocket.open(0, (message) => call?.receive(message), options.localHost);
    call = new Call(socket, media, options);
    call.#invite(0);
    return call;
  }

  /** Everything this telephone has heard so far. */
  get heard(): HeardAudio {
    return this.#media.heard;
  }

  /** Resolves when the far end answers; rejects when it refuses or the call ends before. */
  get answered(): Promise<void> {
    return this.#answered.promise;
  }

  get ended(): Promise<CallEnd> {
    return this.#ended.promise;
  }

  /** Resolves with the moment (`performance.now()`) at which the key counts. */
  press(digit: string, durationMs?: number): Promise<number> {
    return this.#media.press(digit, durationMs);
  }

  /** Sends 8 kHz samples, silence after them; resolves when the last has gone out. */
  say(samples: Int16Array): Promise<void> {
    return this.#media.say(samples);
  }

  /** Sends a tone (a multiple of 50 Hz) from now on where it would send silence; null falls silent again. */
  hum(frequencyHz: number | null): void {
    this.#media.hum(frequencyHz);
  }

  /** Sends BYE, or CANCEL while it still rings. Resolves when the call is over. */
  async hangUp(): Promise<CallEnd> {
    if (this.#state === 'answered') {
      this.#request('BYE');
      this.#end({ by: 'us' });
    } else if (this.#state === 'calling') {
      const headers = this.#headers('CANCEL', this.#inviteVia, `<${this.#target}>`, 1);
      this.#socket.sendReliably(renderSipMessage(`CANCEL ${this.#target} SIP/2.0`, headers), this.#server);
    }
    return this.ended;
  }

  /** Falls silent at once without a word to the far end, as a telephone does whose battery dies. */
  vanish(): void {
    this.#end({ by: 'us' });
    this.#socket.forget(this.#callId);
  }

  receive(message: SipMessage): void {
    const status = statusOf(message);
    if (status === 0) this.#takeRequest(message);
    else if (methodOf(message) === 'INVITE') this.#takeInviteResponse(message, status);
  }

  #invite(retry: number): void {
    if (this.#state !== 'calling' || this.statuses.length > 0) return;
    if (retry > inviteRetriesMax) {
      this.#end({ by: 'refused', status: 408 });
      return;
    }
    const headers = this.#headers('INVITE', this.#inviteVia, this.#to, 1);
    headers.push(['Content-Type', 'application/sdp']);
    this.#socket.send(
      renderSipMessage(`INVITE ${this.#target} SIP/2.0`, headers, this.#media.describe()),
      this.#server,
    );
    this.#inviteTimer = setTimeout(() => this.#invite(retry + 1), inviteRetryMs * 2 ** retry);
  }

  #takeInviteResponse(message: SipMessage, status: number): void {
    this.statuses.push(status);
    if (status < 200) {
      // Early media: what is heard before the call is answered.
      if (message.body !== '') this.#media.connect(message.body);
      return;
    }
    this.#to = headerOf(message, 'to');
    if (status >= 300) {
      const headers = this.#headers('ACK', this.#inviteVia, this.#to, 1);
      this.#socket.send(renderSipMessage(`ACK ${this.#target} SIP/2.0`, headers), this.#server);
      this.#end({ by: 'refused', status });
      return;
    }
    this.#remoteTarget = addressOf(headerOf(message, 'contact'));
    const headers = this.#headers('ACK', this.#socket.newVia(), this.#to, 1);
    this.#socket.send(renderSipMessage(`ACK ${this.#remoteTarget} SIP/2.0`, headers), this.#server);
    if (this.#state !== 'calling') return;
    this.#state = 'answered';
    this.#media.connect(message.body);
    this.#answered.resolve();
  }

  #takeRequest(message: SipMessage): void {
    const method = methodOf(message);
    if (method === 'ACK') return;
    const withAudio = method === 'INVITE';
    const headers: [string, string][] = [
      ...headersOf(message, 'via', 'Via'),
      ['From', headerOf(message, 'from')],
      ['To', headerOf(message, 'to')],
      ['Call-ID', headerOf(message, 'call-id')],
      ['CSeq', headerOf(message, 'cseq')],
      ['Contact', `<sip:${this.#socket.host}:${this.#socket.port}>`],
    ];
    if (withAudio) headers.push(['Content-Type', 'application/sdp']);
    const body = withAudio ? this.#media.describe() : '';
    this.#socket.send(renderSipMessage('SIP/2.0 200 OK', headers, body), this.#server);
    if (method === 'BYE') this.#end({ by: 'them' });
  }

  #request(method: string): void {
    this.#cseq += 1;
    const headers = this.#headers(method, this.#socket.newVia(), this.#to, this.#cseq);
    this.#socket.sendReliably(renderSipMessage(`${method} ${this.#remoteTarget} SIP/2.0`, headers), this.#server);
  }

  #headers(method: string, via: string, to: string, cseq: number): [string, string | Buffer][] {
    return [
      ['Via', via],
      ['Max-Forwards', '70'],
      ['From', this.#from],
      ['To', to],
      ['Call-ID', this.#callId],
      ['CSeq', `${cseq} ${method}`],
      ['Contact', `<sip:${this.#socket.host}:${this.#socket.port}>`],
    ];
  }

  #end(end: CallEnd): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    if (this.#inviteTimer !== null) clearTimeout(this.#inviteTimer);
    this.#answered.reject(new Error(`The call was not answered: ${JSON.stringify(end)}`));
    this.#ended.resolve(end);
    // The socket stays open for a moment of repetitions; it keeps no process alive.
    setTimeout(() => this.#socket.closeOnceSettled(), 1_000).unref();
    this.#media.close();
  }
}
