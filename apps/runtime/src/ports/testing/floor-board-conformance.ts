import { emptyQueueDay, type FloorField } from '@patchbay/records';
import { describe, expect, test, vi } from 'vitest';
import type { FloorBoard } from '../floor-board.ts';

export interface FloorBoardUnderTest {
  readonly board: FloorBoard;
  /** Everything that a screen would read, by name. */
  read(): Promise<Readonly<Record<string, FloorField>>>;
  /** Loses everything, as when the store is emptied. */
  lose(): Promise<void>;
}

const queueOf = (id: string, waiting: number): FloorField => ({
  kind: 'queue',
  id,
  open: true,
  waiting,
  longestSinceMs: waiting === 0 ? null : 5,
  today: { ...emptyQueueDay, offered: 1 },
  agents: { signedIn: 0, ready: 0, busy: 0, wrappingUp: 0, notReady: 0 },
  expectedWaitMs: null,
});

/** What every board of the floor must do. It writes without being waited for, so that what it holds is read until it is there. */
export function describeFloorBoard(name: string, open: () => Promise<FloorBoardUnderTest>): void {
  describe(`a floor board (${name})`, () => {
    test('holds what was written last by name', async () => {
      const { board, read } = await open();
      board.write([queueOf('sales', 1), queueOf('support', 0)], []);
      board.write([queueOf('sales', 2)], []);
      const expected = { 'queue:sales': queueOf('sales', 2), 'queue:support': queueOf('support', 0) };
      await vi.waitFor(async () => expect(await read()).toEqual(expected));
      board.close();
    });

    test('lets go of what is gone, known or not', async () => {
      const { board, read } = await open();
      board.write([queueOf('sales', 1), queueOf('support', 0)], []);
      board.write([], ['queue:support', 'agent:nobody']);
      await vi.waitFor(async () => expect(await read()).toEqual({ 'queue:sales': queueOf('sales', 1) }));
      board.close();
    });

    test('of one write the fields stay, though their names are among those that are gone', async () => {
      const { board, read } = await open();
      board.write([queueOf('sales', 1)], []);
      board.write([queueOf('sales', 3)], ['queue:sales']);
      await vi.waitFor(async () => expect(await read()).toEqual({ 'queue:sales': queueOf('sales', 3) }));
      board.close();
    });

    test('holds exactly what it was replaced with', async () => {
      const { board, read } = await open();
      board.write([queueOf('sales', 1)], []);
      board.replace([queueOf('support', 4)]);
      await vi.waitFor(async () => expect(await read()).toEqual({ 'queue:support': queueOf('support', 4) }));
      board.replace([]);
      await vi.waitFor(async () => expect(await read()).toEqual({}));
      board.close();
    });

    test('says that it was lost, and can be written whole again', async () => {
      const { board, read, lose } = await open();
      board.replace([queueOf('sales', 1)]);
      await vi.waitFor(async () => expect(await read()).toHaveProperty(['queue:sales']));
      let lost = 0;
      board.onLost(() => {
        lost += 1;
        board.replace([queueOf('sales', 7)]);
      });
      await lose();
      await vi.waitFor(async () => expect(await read()).toEqual({ 'queue:sales': queueOf('sales', 7) }), 5_000);
      expect(lost).toBeGreaterThan(0);
      board.close();
    });

    test('takes writes that come after it was closed without a word', async () => {
      const { board } = await open();
      board.close();
      expect(() => board.write([queueOf('sales', 1)], ['queue:support'])).not.toThrow();
      expect(() => board.replace([])).not.toThrow();
    });
  });
}
