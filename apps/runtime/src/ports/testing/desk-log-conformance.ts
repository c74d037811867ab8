import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskLog } from '../desk-log.ts';

const now = Date.UTC(2026, 0, 5, 9);

/** What every DeskLog has to do. */
export function describeDeskLog(name: string, makeLog: () => Promise<DeskLog>): void {
  describe(`desk log: ${name}`, () => {
    let log: DeskLog;

    beforeEach(async () => {
      log = await makeLog();
    });

    it('knows a command that was begun, and what it was answered', async () => {
      expect(await log.begin('one', now)).toBe('new');
      expect(await log.begin('one', now + 1_000)).toBeNull();
      await log.answered({ id: 'one', ok: false, code: 'gone', message: 'The call is over.' });
      expect(await log.begin('one', now + 2_000)).toEqual({
        id: 'one',
        ok: false,
        code: 'gone',
        message: 'The call is over.',
      });
      expect(await log.begin('two', now)).toBe('new');
    });

    it('lets one of two who ask at once begin', async () => {
      const both = await Promise.all([log.begin('one', now), log.begin('one', now)]);
      expect(both.filter((answer) => answer === 'new')).toHaveLength(1);
    });
  });
}
