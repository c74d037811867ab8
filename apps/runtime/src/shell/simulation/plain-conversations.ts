import type { ConversationLive } from '@patchbay/records';
import type { Telephony, TelephonyEvent } from '../../ports/telephony.ts';
import { unlessGone } from '../commands/failure.ts';
import type {
  ConversationEnd,
  ConversationListener,
  ConversationStart,
  Conversations,
} from '../conversations/conversations.ts';

const causeNormalClearing = 16;

/** Talking and nothing else, for tests of routing. */
export class PlainConversations implements Conversations {
  private readonly open = new Map<string, { start: ConversationStart; live: ConversationLive }>();

  constructor(
    private readonly telephony: Telephony,
    private readonly listener: ConversationListener,
  ) {}

  begin(start: ConversationStart): void {
    this.open.set(start.id, { start, live: liveOf(start, 'connecting') });
  }

  connect(conversationId: string): void {
    const one = this.open.get(conversationId);
    if (!one || !('channelId' in one.start.customer)) return;
    const channels = [one.start.customer.channelId, one.start.agentLegId] as const;
    this.telephony.bridge(bridgeOf(conversationId), channels).then(
      () => {
        one.live = liveOf(one.start, 'talking');
        this.listener.connected(one.live);
      },
      () => this.finish(conversationId, 'lost'),
    );
  }

  end(conversationId: string, by: ConversationEnd['by']): void {
    this.finish(conversationId, by);
  }

  heard(event: TelephonyEvent): boolean {
    if (event.type !== 'leg.gone') return false;
    const one = [...this.open.values()].find(({ start }) => start.agentLegId === event.legId);
    if (one) this.finish(one.start.id, 'agent');
    return one !== undefined;
  }

  owns(objectId: string): boolean {
    return [...this.open.values()].some(
      ({ start }) => start.agentLegId === objectId || bridgeOf(start.id) === objectId,
    );
  }

  async record(): Promise<null> {
    return null;
  }

  async carryOut(): Promise<null> {
    return null;
  }

  ofCall(callId: string): ConversationLive | null {
    return this.all().find((one) => one.callId === callId) ?? null;
  }

  all(): readonly ConversationLive[] {
    return [...this.open.values()].map(({ live }) => live);
  }

  async adopt(): Promise<void> {
    // Nothing is stored.
  }

  private finish(conversationId: string, by: ConversationEnd['by']): void {
    const one = this.open.get(conversationId);
    if (!one) return;
    this.open.delete(conversationId);
    const { id, callId, agentId, agentLegId } = one.start;
    const clear = async () => {
      await unlessGone(this.telephony.unbridge(bridgeOf(id)));
      await unlessGone(this.telephony.hangup(agentLegId, causeNormalClearing));
    };
    clear().catch(() => undefined);
    const outcome = { kind: 'completed' } as const;
    this.listener.ended({ id, callId, agentId, by, outcome, talkMs: 0, holdMs: 0, customerStays: by !== 'caller' });
  }
}

function bridgeOf(conversationId: string): string {
  return `desk.${conversationId}.main`;
}

function liveOf(start: ConversationStart, state: ConversationLive['state']): ConversationLive {
  const { id, callId, agentId, queueId, direction, answeredAtMs, recording, why } = start;
  return {
    kind: 'conversation',
    id,
    callId,
    agentId,
    queueId,
    direction,
    state,
    sinceMs: answeredAtMs,
    answeredAtMs,
    recording,
    consult: null,
    supervisors: [],
    why,
  };
}
