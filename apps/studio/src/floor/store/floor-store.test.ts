import { type FloorField, floorFieldName } from '@patchbay/records';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FloorMessage } from '@/live/floor-view';
import { agentField, contactField, queueField } from './floor-examples';
import { FloorStore } from './floor-store';

const at = 0;
const set = (field: FloorField): FloorMessage => ({ type: 'floor.set', field, at });
const gone = ({ kind, id }: Pick<FloorField, 'kind' | 'id'>): FloorMessage => ({ type: 'floor.gone', kind, id, at });

/** A store whose flushes the test gives. */
function storeByHand() {
  const due: (() => void)[] = [];
  const store = new FloorStore((run) => due.push(run));
  const flush = () => {
    for (const run of due.splice(0)) run();
  };
  return { store, flush, waiting: () => due.length };
}

function contents(store: FloorStore): Map<string, FloorField> {
  const kinds = ['agent', 'queue', 'contact', 'conversation'] as const;
  return new Map(
    kinds.flatMap((kind) => [...store.all(kind).values()].map((field) => [floorFieldName(field), field] as const)),
  );
}

const field = fc.oneof(
  fc.record({ n: fc.nat(4), sinceMs: fc.nat(9) }).map(({ n, sinceMs }) => agentField(`a${n}`, { sinceMs })),
  fc.record({ n: fc.nat(6), position: fc.nat(9) }).map(({ n, position }) => contactField(`c${n}`, { position })),
  fc.record({ n: fc.nat(2), waiting: fc.nat(9) }).map(({ n, waiting }) => queueField(`q${n}`, { waiting })),
);
const change = fc.oneof({ weight: 3, arbitrary: field.map(set) }, { weight: 1, arbitrary: field.map(gone) });

describe('the floor of a tab', () => {
  it('is what Redis holds, wherever in the stream the snapshots were read and however late they came', async () => {
    /** A snapshot asked for after `askedAfter` changes is read `readLater` and comes `comesLater` changes after that. */
    const snapshot = fc.record({ askedAfter: fc.nat(60), readLater: fc.nat(10), comesLater: fc.nat(10) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(field),
        fc.array(change, { maxLength: 60 }),
        snapshot,
        fc.array(snapshot, { maxLength: 3 }),
        async (initial, changes, first, more) => {
          const truth = new Map<string, FloorField>(initial.map((one) => [floorFieldName(one), one]));
          const { store, flush } = storeByHand();
          const loads: Promise<void>[] = [];
          const deeds: { atChange: number; run: () => void }[] = [];
          const end = changes.length;
          for (const { askedAfter, readLater, comesLater } of [{ ...first, askedAfter: 0 }, ...more]) {
            const asked = Math.min(askedAfter, end);
            const read = Math.min(asked + readLater, end);
            let resolve: (fields: FloorField[]) => void = () => undefined;
            let copy: FloorField[] = [];
            const answer = new Promise<FloorField[]>((done) => {
              resolve = done;
            });
            deeds.push({ atChange: asked, run: () => loads.push(store.load(() => answer)) });
            deeds.push({ atChange: read, run: () => (copy = [...truth.values()]) });
            deeds.push({ atChange: Math.min(read + comesLater, end), run: () => resolve(copy) });
          }
          for (let index = 0; index <= end; index += 1) {
            for (const deed of deeds) if (deed.atChange === index) deed.run();
            // Lets a snapshot that has come be taken over before the next change.
            await Promise.resolve().then(() => undefined);
            const message = changes[index];
            if (message === undefined) continue;
            if (message.type === 'floor.set') truth.set(floorFieldName(message.field), message.field);
            else truth.delete(floorFieldName(message));
            store.apply(message);
          }
          await Promise.all(loads);
          flush();
          expect(contents(store)).toEqual(truth);
          expect(store.readiness).toBe('ready');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('tells who shows a field of that field alone, once per flush', () => {
    const { store, flush, waiting } = storeByHand();
    const heard: string[] = [];
    store.listen({ kind: 'agent', id: 'a1' }, () => heard.push('a1'));
    store.listen({ kind: 'agent', id: 'a2' }, () => heard.push('a2'));
    store.listen({ kind: 'agent' }, () => heard.push('agents'));
    store.listen({ kind: 'queue' }, () => heard.push('queues'));
    store.apply(set(agentField('a1', { status: 'ringing' })));
    store.apply(set(agentField('a1', { status: 'talking' })));
    expect(heard).toEqual([]);
    expect(waiting()).toBe(1);
    flush();
    expect(heard.sort()).toEqual(['a1', 'agents']);
    store.apply(gone({ kind: 'agent', id: 'a1' }));
    flush();
    expect(heard.sort()).toEqual(['a1', 'a1', 'agents', 'agents']);
  });

  it('says nothing of what a new snapshot leaves as it was, and keeps its identity', async () => {
    const { store, flush } = storeByHand();
    await store.load(async () => [agentField('a1'), agentField('a2')]);
    flush();
    const before = store.get('agent', 'a1');
    let heard = 0;
    store.listen({ kind: 'agent', id: 'a1' }, () => heard++);
    await store.load(async () => [agentField('a1'), agentField('a2', { status: 'talking' })]);
    flush();
    expect(heard).toBe(0);
    expect(store.get('agent', 'a1')).toBe(before);
    expect(store.get('agent', 'a2')?.status).toBe('talking');
  });

  it('is not ready when the first snapshot failed, and stays when a later one does', async () => {
    const { store } = storeByHand();
    await expect(store.load(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(store.readiness).toBe('failed');
    await store.load(async () => [agentField('a1')]);
    expect(store.readiness).toBe('ready');
    await expect(store.load(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(store.readiness).toBe('ready');
    expect(store.get('agent', 'a1')).not.toBeNull();
  });
});
