import { createHmac, timingSafeEqual } from 'node:crypto';

export type Opening = 'played' | 'downloaded';

export interface TicketFor {
  readonly recordingId: string;
  /** Who may use it. */
  readonly actorId: string;
  readonly how: Opening;
}

/** As long as anybody listens to one recording in one go. */
const ticketMs = 4 * 3_600_000;

/**
 * What lets one person hear, or save, one recording that they were written down for: a player asks for it in many parts,
 * and only the first of them is an opening.
 * @param secret base64, that of the installation
 */
export function writeTicket(secret: string, ticket: TicketFor, nowMs: number): string {
  const untilMs = nowMs + ticketMs;
  return `${untilMs}.${markOf(secret, ticket, untilMs)}`;
}

/** Whether it is one of ours, for this very opening, and not over. */
export function isTicket(secret: string, text: string, ticket: TicketFor, nowMs: number): boolean {
  const match = /^(\d{1,15})\.([A-Za-z0-9_-]{43})$/.exec(text);
  if (match === null) return false;
  const untilMs = Number(match[1]);
  const [given, right] = [Buffer.from(match[2] ?? ''), Buffer.from(markOf(secret, ticket, untilMs))];
  return untilMs > nowMs && timingSafeEqual(given, right);
}

function markOf(secret: string, { recordingId, actorId, how }: TicketFor, untilMs: number): string {
  return createHmac('sha256', Buffer.from(secret, 'base64'))
    .update(JSON.stringify(['recording ticket', recordingId, actorId, how, untilMs]))
    .digest('base64url');
}
