import { describe, expect, test } from 'vitest';
import type { Fence } from '../journal.ts';
import type { Match, Reservations } from '../reservations.ts';

export interface OpenReservations {
  readonly reservations: Reservations;
  /** Another runtime on the same store. */
  another(): Promise<Reservations>;
  /** Loses everything that is held. */
  flush(): Promise<void>;
  /** Lets everything that is held run out. */
  expire(group: string): Promise<void>;
}

const match = (offerId: string, contactId: string, ...agentIds: string[]): Match => ({ offerId, contactId, agentIds });

/** What every store of reservations must do. Groups are made unique, so that one store serves all tests. */
export function describeReservations(name: string, open: () => Promise<OpenReservations>): void {
  let count = 0;
  const fenceOf = (epoch: number): Fence => ({ lease: `group-${name.toLowerCase()}-${count}`, holder: 'me', epoch });
  const opened = async (...held: Match[]) => {
    count += 1;
    const store = await open();
    const fence = fenceOf(1);
    expect(await store.reservations.adopt(fence, held)).toBe('adopted');
    return { ...store, fence };
  };

  describe(`reservations in ${name}`, () => {
    test('a contact and an agent are held by one offer only', async () => {
      const { reservations, fence } = await opened();
      const asked = [match('1', 'a', 'ann'), match('2', 'a', 'bob'), match('3', 'b', 'ann'), match('4', 'b', 'bob')];
      expect(await reservations.reserve(fence, asked)).toEqual([
        'reserved',
        'contact_taken',
        'agent_taken',
        'reserved',
      ]);
    });

    test('the same offer again is the same reservation', async () => {
      const { reservations, fence } = await opened();
      const twice = [match('1', 'a', 'ann'), match('1', 'a', 'ann')];
      expect(await reservations.reserve(fence, twice)).toEqual(['reserved', 'reserved']);
    });

    test('a refused match holds nothing of itself', async () => {
      const { reservations, fence } = await opened(match('1', 'a', 'ann'));
      expect(await reservations.reserve(fence, [match('2', 'b', 'bob', 'ann')])).toEqual(['agent_taken']);
      expect(await reservations.reserve(fence, [match('3', 'b', 'bob')])).toEqual(['reserved']);
    });

    test('what is released can be held by another; what another holds stays', async () => {
      const { reservations, fence } = await opened(match('1', 'a', 'ann'), match('2', 'b', 'bob'));
      expect(await reservations.release(fence, [match('1', 'a', 'ann', 'bob')])).toBe('released');
      const asked = [match('3', 'a', 'ann'), match('4', 'c', 'bob')];
      expect(await reservations.reserve(fence, asked)).toEqual(['reserved', 'agent_taken']);
    });

    test('where one of several answered, the others are free and the contact is not', async () => {
      const { reservations, fence } = await opened(match('1', 'a', 'ann', 'bob'));
      await reservations.release(fence, [{ ...match('1', 'a', 'bob'), keepsContact: true }]);
      const asked = [match('2', 'a', 'bob'), match('3', 'b', 'bob'), match('4', 'c', 'ann')];
      expect(await reservations.reserve(fence, asked)).toEqual(['contact_taken', 'reserved', 'agent_taken']);
    });

    test('a channel that shares agents holds the contact alone', async () => {
      const { reservations, fence } = await opened();
      const asked = [match('1', 'a'), match('2', 'b'), match('3', 'a')];
      expect(await reservations.reserve(fence, asked)).toEqual(['reserved', 'reserved', 'contact_taken']);
    });

    test('nothing goes on before everything was adopted, and what is adopted replaces what was', async () => {
      const { reservations, another, fence } = await opened(match('1', 'a', 'ann'));
      const other = await another();
      const next = { ...fence, epoch: 2 };
      expect(await other.reserve(next, [match('2', 'b', 'bob')])).toEqual(['lost']);
      expect(await other.adopt(next, [match('9', 'c', 'cid')])).toBe('adopted');
      const asked = [match('2', 'a', 'ann'), match('3', 'd', 'cid')];
      expect(await other.reserve(next, asked)).toEqual(['reserved', 'agent_taken']);
      // The predecessor is told so whatever it asks for.
      expect(await reservations.reserve(fence, [match('4', 'e', 'eva')])).toEqual(['fenced']);
      expect(await reservations.release(fence, [match('9', 'c', 'cid')])).toBe('fenced');
      expect(await reservations.adopt(fence, [])).toBe('fenced');
      expect(await other.reserve(next, [match('5', 'c', 'dee')])).toEqual(['contact_taken']);
    });

    test('a store that was emptied is noticed, and filled again', async () => {
      const { reservations, fence, flush } = await opened(match('1', 'a', 'ann'));
      await flush();
      expect(await reservations.reserve(fence, [match('2', 'b', 'ann')])).toEqual(['lost']);
      expect(await reservations.release(fence, [match('1', 'a', 'ann')])).toBe('lost');
      expect(await reservations.adopt(fence, [match('1', 'a', 'ann')])).toBe('adopted');
      expect(await reservations.reserve(fence, [match('2', 'b', 'ann')])).toEqual(['agent_taken']);
    });

    test('groups do not see each other', async () => {
      const first = await opened(match('1', 'a', 'ann'));
      const second = await opened();
      expect(await second.reservations.reserve(second.fence, [match('1', 'a', 'ann')])).toEqual(['reserved']);
      expect(await first.reservations.reserve(first.fence, [match('2', 'a', 'bob')])).toEqual(['contact_taken']);
    });

    test('what nobody adopts again runs out', async () => {
      const { reservations, fence, expire } = await opened(match('1', 'a', 'ann'));
      await expire(fence.lease);
      const [outcome] = await reservations.reserve(fence, [match('2', 'b', 'ann')]);
      expect(['reserved', 'lost']).toContain(outcome);
    });

    test('many at once keep their order', async () => {
      const { reservations, fence } = await opened();
      const asked = Array.from({ length: 2_500 }, (_, index) => match(`o${index}`, `c${index}`, `a${index % 2_000}`));
      const answers = await reservations.reserve(fence, asked);
      expect(answers.slice(0, 2_000).every((answer) => answer === 'reserved')).toBe(true);
      expect(answers.slice(2_000).every((answer) => answer === 'agent_taken')).toBe(true);
    });
  });
}
