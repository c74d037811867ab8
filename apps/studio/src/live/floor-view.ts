import { type AgentLive, can, type FloorField, type LiveMessage } from '@patchbay/records';

export type FloorMessage = Extract<LiveMessage, { type: 'floor.set' | 'floor.gone' }>;

/** The part of the floor that one person sees. */
export interface FloorView {
  /** Whether they see anything of it. */
  readonly open: boolean;
  /** The field as this person may see it; null where they may not. */
  field(field: FloorField): FloorField | null;
  message(message: FloorMessage): FloorMessage | null;
}

/**
 * Who has `floor.view` sees everything. Who has a seat only sees the queues, themselves, their own conversations, and of the
 * other agents whether they could take a call. Everyone else sees nothing.
 */
export function floorViewOf(person: { readonly id: string; readonly role: string }): FloorView {
  if (can(person.role, 'floor.view')) {
    return { open: true, field: (field) => field, message: (message) => message };
  }
  if (can(person.role, 'seat.use')) return seatView(person.id);
  return { open: false, field: () => null, message: () => null };
}

function seatView(personId: string): FloorView {
  // That a conversation is gone does not say whose it was.
  const own = new Set<string>();
  const field = (one: FloorField): FloorField | null => {
    switch (one.kind) {
      case 'queue':
        return one;
      case 'agent':
        return one.id === personId ? one : statusOnly(one);
      case 'conversation':
        if (one.agentId !== personId) return null;
        own.add(one.id);
        return one;
      case 'contact':
        return null;
    }
  };
  return {
    open: true,
    field,
    message: (message) => {
      if (message.type === 'floor.set') {
        const seen = field(message.field);
        return seen === null ? null : { ...message, field: seen };
      }
      if (message.kind === 'contact') return null;
      return message.kind === 'conversation' && !own.delete(message.id) ? null : message;
    },
  };
}

/** Enough to choose whom to transfer to; since when and with whom is nobody else's business. */
function statusOnly({ kind, id, status, phone }: AgentLive): AgentLive {
  const unknown = { reason: null, callId: null, conversationId: null, queueId: null, wrapUpUntilMs: null };
  return { kind, id, status, phone, sinceMs: 0, ...unknown };
}
