import { objectId, parseObjectId } from '../object-id.ts';

const callbackPrefix = 'callback-';

/** A place that a run holds: named after the command that took it. */
export function contactIdOf(runId: string, seq: number): string {
  return objectId(runId, seq);
}

/** Somebody who is to be called back. */
export function callbackContactId(callbackId: string): string {
  return `${callbackPrefix}${callbackId}`;
}

/** Null for a contact that is somebody's call. */
export function callbackIdOf(contactId: string): string | null {
  return contactId.startsWith(callbackPrefix) ? contactId.slice(callbackPrefix.length) : null;
}

const askedPrefix = 'asked-';

/** The conversation for which a place in a queue is kept, as `placeName` of conversations names it; null for every other contact. */
export function askingConversationOf(contactId: string): string | null {
  return contactId.startsWith(askedPrefix) ? contactId.slice(askedPrefix.length, contactId.lastIndexOf('-')) : null;
}

/** The call in which it was promised: a callback is named after the command that gave the promise. */
export function promisingCallOf(callbackId: string): string {
  return callbackId.slice(0, callbackId.lastIndexOf('-'));
}

/** The call of a contact; each attempt to call somebody back is a call of its own. */
export function callIdOf(contactId: string, offerId: number): string {
  const asking = askingConversationOf(contactId);
  if (asking !== null) return asking.slice(0, asking.lastIndexOf('.'));
  const named = parseObjectId(contactId);
  if (named) return named.runId;
  const callbackId = callbackIdOf(contactId);
  return callbackId === null ? contactId : `${callbackId}-${offerId}`;
}

const engagementPrefix = 'consult-';

/** What keeps an agent busy who takes part in a conversation of somebody else. */
export function engagementId(agentId: string, conversationId: string): string {
  return `${engagementPrefix}${conversationId}-${agentId}`;
}

export function isEngagementId(contactId: string): boolean {
  return contactId.startsWith(engagementPrefix);
}
