import type { AriConnection } from './ari-connection.ts';
import { isObject, textIn } from './ari-json.ts';
import { checkReply } from './ari-reply.ts';
import type { AriReply, AriRequest } from './ari-request.ts';
import { RecentlyGone } from './recently-gone.ts';

/** How ARI calls what is there already, or not in the right state. */
export const conflict = 409;

/** How ARI calls playbacks and recordings that are over. */
const endedStates: ReadonlySet<string> = new Set(['done', 'failed', 'canceled', 'cancelled']);

const readyTriesMax = 100;
const readyPauseMs = 10;

/** The ways in which something is asked of Asterisk: what is gone, not there yet or over is known for it. */
export class AriRequests {
  /** Channels and bridges. */
  readonly gone = new RecentlyGone();
  readonly #connection: AriConnection;

  constructor(connection: AriConnection) {
    this.#connection = connection;
  }

  /** The answer whatever it is; 404 where Asterisk says 409 of what is gone. */
  async ask(request: AriRequest): Promise<AriReply> {
    const reply = await this.#connection.request(request);
    const { channelId = '', bridgeId = '' } = request.parameters;
    const isGone = reply.status === conflict && (this.gone.has(channelId) || this.gone.has(bridgeId));
    return isGone ? { ...reply, status: 404 } : reply;
  }

  /** @throws TelephonyError for a refusal */
  async must(request: AriRequest): Promise<AriReply> {
    return checkReply(await this.ask(request), request.operation);
  }

  /** @throws TelephonyError for a refusal other than 404 */
  async mayBeGone(request: AriRequest): Promise<AriReply> {
    const reply = await this.ask(request);
    return reply.status === 404 ? reply : checkReply(reply, request.operation);
  }

  /** Asks again for a moment while the answer is 409: not in the right state yet. */
  async untilReady(request: AriRequest): Promise<AriReply> {
    for (let tries = 1; ; tries += 1) {
      const reply = await this.ask(request);
      if (reply.status !== conflict || tries === readyTriesMax) return reply;
      await new Promise((resolve) => setTimeout(resolve, readyPauseMs));
    }
  }

  /** What Asterisk has taken on and not begun cannot be steered yet, nor withdrawn in another way. One that is over needs nothing. */
  async untilBegun(request: AriRequest): Promise<void> {
    const reply = await this.untilReady(request);
    if (reply.status !== 404) checkReply(reply, request.operation);
  }

  async isUnderWay(request: AriRequest): Promise<boolean> {
    const { status, body } = await this.mayBeGone(request);
    // What has ended can still be asked for until Asterisk has tidied up.
    return status < 400 && isObject(body) && !endedStates.has(textIn(body, 'state'));
  }
}
