import { describe, expect, it } from 'vitest';
import { PublicError } from '@/server/public-error';
import { readCursor, writeCursor } from './call-schemas';

describe('the cursor of the call list', () => {
  it('comes back as it was', () => {
    const cursor = { startedAt: new Date(1_795_000_000_123), id: 'run-1/二' };
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  });

  it.each(['', 'xyz', 'bnVsbA', Buffer.from('["a","b"]').toString('base64url')])('refuses %j by name', (text) => {
    expect(() => readCursor(text)).toThrow(PublicError);
  });
});
