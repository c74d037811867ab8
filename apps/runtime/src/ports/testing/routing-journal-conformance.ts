import { describe, expect, test } from 'vitest';
import { type Fence, LeaseLostError } from '../journal.ts';
import type { LeaseStore } from '../lease.ts';
import type { RoutingJournal } from '../routing-journal.ts';

export interface RoutingJournalUnderTest {
  readonly journal: RoutingJournal;
  readonly leases: LeaseStore;
}

let groups = 0;

/** What every routing journal must do. */
export function describeRoutingJournal(name: string, open: () => Promise<RoutingJournalUnderTest>): void {
  const begin = async () => {
    const at = await open();
    groups += 1;
    const lease = `routing-${name}-${groups}`;
    const epoch = (await at.leases.acquire(lease, 'me', 60_000, null)) ?? 0;
    return { ...at, fence: { lease, holder: 'me', epoch } satisfies Fence };
  };
  const entry = (index: number) => ({
    index,
    at: 1_000 + index,
    event: { type: 'time.passed', text: `\u0000 ${index}` },
  });

  describe(`a routing journal (${name})`, () => {
    test('gives back what was stored, in order and as it was', async () => {
      const { journal, fence } = await begin();
      await journal.append(fence, [entry(1), entry(2)]);
      await journal.append(fence, [entry(3)]);
      expect(await journal.read(fence.lease)).toEqual({ snapshot: null, entries: [entry(1), entry(2), entry(3)] });
    });

    test('stores an entry once, however often it is given', async () => {
      const { journal, fence } = await begin();
      await journal.append(fence, [entry(1), entry(2)]);
      await journal.append(fence, [entry(2), entry(3)]);
      expect((await journal.read(fence.lease)).entries).toHaveLength(3);
    });

    test('gives back a snapshot and only what came after it', async () => {
      const { journal, fence } = await begin();
      await journal.append(fence, [entry(1), entry(2), entry(3)]);
      await journal.keepSnapshot(fence, { index: 1, at: 5, state: { first: true } });
      const snapshot = { index: 2, at: 10, state: { contacts: ['a'] } };
      await journal.keepSnapshot(fence, snapshot);
      expect(await journal.read(fence.lease)).toEqual({ snapshot, entries: [entry(3)] });
    });

    test('takes nothing from whoever lost the lease', async () => {
      const { journal, leases, fence } = await begin();
      await journal.append(fence, [entry(1)]);
      await leases.acquire(fence.lease, 'other', 60_000, 'me');
      await expect(journal.append(fence, [entry(2)])).rejects.toBeInstanceOf(LeaseLostError);
      await expect(journal.keepSnapshot(fence, { index: 1, at: 1, state: {} })).rejects.toBeInstanceOf(LeaseLostError);
      expect((await journal.read(fence.lease)).entries).toHaveLength(1);
    });

    test('knows nothing of a group that never was', async () => {
      const { journal } = await begin();
      expect(await journal.read('nowhere')).toEqual({ snapshot: null, entries: [] });
    });
  });
}
