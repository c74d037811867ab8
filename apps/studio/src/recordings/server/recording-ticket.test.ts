import { describe, expect, it } from 'vitest';
import { isTicket, type TicketFor, writeTicket } from './recording-ticket';

const secret = Buffer.alloc(32, 7).toString('base64');
const now = Date.UTC(2026, 0, 5);
const played: TicketFor = { recordingId: 'run-1.3', actorId: 'mei', how: 'played' };
const ticket = writeTicket(secret, played, now);

describe('a ticket for a recording', () => {
  it('holds for whom and what it was written, for some hours', () => {
    expect(isTicket(secret, ticket, played, now)).toBe(true);
    expect(isTicket(secret, ticket, played, now + 4 * 3_600_000 - 1)).toBe(true);
    expect(isTicket(secret, ticket, played, now + 4 * 3_600_000)).toBe(false);
  });

  it('holds for nobody and nothing else', () => {
    for (const other of [{ recordingId: 'run-1.4' }, { actorId: 'sofia' }, { how: 'downloaded' as const }]) {
      expect(isTicket(secret, ticket, { ...played, ...other }, now)).toBe(false);
    }
    expect(isTicket(Buffer.alloc(32, 8).toString('base64'), ticket, played, now)).toBe(false);
  });

  it('cannot be made longer or made up', () => {
    const [until = '', mark = ''] = ticket.split('.');
    for (const text of ['', '.', until, `${Number(until) + 1}.${mark}`, `${until}.${'A'.repeat(43)}`, `${ticket}x`]) {
      expect(isTicket(secret, text, played, now)).toBe(false);
    }
  });
});
