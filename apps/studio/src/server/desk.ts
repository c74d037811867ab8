import { randomUUID } from 'node:crypto';
import {
  type DeskAction,
  type DeskCommand,
  type DeskRefusal,
  type DeskReply,
  deskCommandMsMax,
  deskReplyChannel,
  deskStream,
} from '@patchbay/records';
import type { Redis } from 'ioredis';
import { log } from './log';
import { type ErrorKind, PublicError } from './public-error';
import { openRedis, redis } from './redis';

/** Old commands are of no use to anybody: the runtime does not carry them out. */
const streamLengthMax = 10_000;

type Settle = (reply: DeskReply) => void;

/** Sends commands to the runtime that holds the routing lease, and hands each its reply. */
export class DeskLine {
  private readonly waiting = new Map<string, Settle>();
  private readonly subscribed: Promise<unknown>;

  constructor(
    private readonly commands: Redis,
    replies: Redis,
  ) {
    replies.on('message', (_channel, text) => this.take(text));
    // ioredis subscribes again by itself after an outage.
    this.subscribed = replies.subscribe(deskReplyChannel);
    this.subscribed.catch((error: unknown) => log.error({ error }, 'desk.subscribe_failed'));
  }

  /**
   * @returns what the runtime says to it, also where it refuses
   * @throws PublicError `desk_unreachable` where the command could not be sent; `desk_no_answer` where nobody took it in time
   */
  async send(action: DeskAction, actor: { readonly id: string }): Promise<DeskReply> {
    const command: DeskCommand = { id: randomUUID(), actorId: actor.id, at: Date.now(), action };
    let timer: NodeJS.Timeout | undefined;
    try {
      const outcome = new Promise<DeskReply | null>((resolve) => {
        this.waiting.set(command.id, resolve);
        timer = setTimeout(() => resolve(null), deskCommandMsMax);
      });
      const sent = this.put(command);
      // Redis may be away for longer than anybody waits.
      sent.catch(() => undefined);
      const reply = await Promise.race([outcome, sent.then(() => outcome)]);
      if (reply !== null) return reply;
      log.warn({ commandId: command.id, action: action.type }, 'desk.no_answer');
      throw noAnswer();
    } finally {
      clearTimeout(timer);
      this.waiting.delete(command.id);
    }
  }

  private async put(command: DeskCommand): Promise<void> {
    try {
      // Without ears for the reply, a command that was carried out would look as if it had not been.
      await this.subscribed;
      await this.commands.xadd(deskStream, 'MAXLEN', '~', streamLengthMax, '*', 'json', JSON.stringify(command));
    } catch (error) {
      throw new PublicError(
        'SERVICE_UNAVAILABLE',
        'desk_unreachable',
        {
          en: 'The telephone system cannot be reached: Redis does not answer. Calls go on; try again in a moment.',
          zh: '无法连接电话系统：Redis 没有响应。通话不受影响，请稍后重试。',
        },
        { cause: error },
      );
    }
  }

  private take(text: string): void {
    let reply: DeskReply;
    try {
      reply = JSON.parse(text) as DeskReply;
    } catch (error) {
      log.warn({ error }, 'desk.reply_unreadable');
      return;
    }
    this.waiting.get(reply.id)?.(reply);
  }
}

const holder = globalThis as { patchbayDesk?: DeskLine };

function deskLine(): DeskLine {
  holder.patchbayDesk ??= new DeskLine(redis(), openRedis('desk'));
  return holder.patchbayDesk;
}

/**
 * Asks the runtime to do something to a live call or agent. Permissions are checked, and the audit entry written, by who calls.
 * @returns the reply, also a refusal: see `refusalError`
 * @throws PublicError `desk_unreachable`, `desk_no_answer`
 */
export async function sendDesk(action: DeskAction, actor: { readonly id: string }): Promise<DeskReply> {
  return await deskLine().send(action, actor);
}

/** As `sendDesk`, but a refusal is an error. @throws PublicError also `desk_gone`, `desk_not_now`, … (one per refusal) */
export async function doAtDesk(action: DeskAction, actor: { readonly id: string }): Promise<void> {
  const reply = await sendDesk(action, actor);
  if (!reply.ok) throw refusalError(reply);
}

const refusals: Readonly<Record<DeskRefusal, { kind: ErrorKind; en: string; zh: string }>> = {
  gone: { kind: 'CONFLICT', en: 'This call or agent is not there any more.', zh: '该通话或坐席已不存在。' },
  not_now: {
    kind: 'CONFLICT',
    en: 'That does not fit what is going on right now. Look at the state shown and try again.',
    zh: '当前状态下无法执行此操作。请查看显示的状态后重试。',
  },
  not_allowed: {
    kind: 'FORBIDDEN',
    en: 'The dial rules do not allow this number. Ask an administrator if it should be.',
    zh: '外呼规则不允许拨打该号码。如需放行，请联系管理员。',
  },
  no_phone: {
    kind: 'CONFLICT',
    en: 'The phone that would have to ring is not there. Open the seat and wait until it says that the phone is ready.',
    zh: '需要振铃的话机不在线。请打开坐席页面，等待话机就绪。',
  },
  failed: {
    kind: 'SERVICE_UNAVAILABLE',
    en: 'The telephone system could not do this. Try again; if it stays, tell your supervisor.',
    zh: '电话系统未能完成此操作。请重试；如仍失败，请告知主管。',
  },
};

/** A refusal as people are told of it. */
export function refusalError(reply: Extract<DeskReply, { ok: false }>): PublicError {
  const { kind, en, zh } = refusals[reply.code];
  return new PublicError(kind, `desk_${reply.code}`, { en, zh }, { cause: new Error(reply.message) });
}

function noAnswer(): PublicError {
  return new PublicError('SERVICE_UNAVAILABLE', 'desk_no_answer', {
    en: 'The telephone system does not answer: nothing was done. Calls under way go on; try again in a moment.',
    zh: '电话系统没有应答，操作未执行。进行中的通话不受影响，请稍后重试。',
  });
}
