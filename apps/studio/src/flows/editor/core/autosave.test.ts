import { describe, expect, it } from 'vitest';
import { createAutosave, type SaveOutcome, type SaveState } from './autosave';
import type { FlowContent } from './edit-change';
import { smallFlow } from './editor-store.fixture';

function named(name: string): FlowContent {
  return { ...smallFlow, document: { ...smallFlow.document, name } };
}

/** A studio that answers when told to, and a clock that moves when told to. */
function setting() {
  const saves: { name: string; revision: number; answer: (outcome: SaveOutcome) => void; fail: () => void }[] = [];
  const timers = new Map<number, { at: number; act: () => void }>();
  const states: SaveState[] = [];
  let now = 0;
  let ids = 0;
  const autosave = createAutosave(
    {
      save: (content, revision) =>
        new Promise((resolve, reject) => {
          saves.push({ name: content.document.name, revision, answer: resolve, fail: () => reject(new Error('away')) });
        }),
      now: () => now,
      schedule: (delayMs, act) => {
        ids += 1;
        const id = ids;
        timers.set(id, { at: now + delayMs, act });
        return () => timers.delete(id);
      },
      changed: (state) => states.push(state),
    },
    7,
  );
  const pass = async (ms: number) => {
    now += ms;
    for (const [id, timer] of [...timers]) {
      if (timer.at > now) continue;
      timers.delete(id);
      timer.act();
    }
    await settle();
  };
  return { autosave, saves, states, pass, state: () => states.at(-1)?.state };
}

async function settle() {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

describe('autosave', () => {
  it('saves once the hand rests, with the revision it has seen', async () => {
    const { autosave, saves, pass, state } = setting();
    autosave.edited(named('a'));
    await pass(500);
    autosave.edited(named('b'));
    await pass(500);
    expect(saves).toHaveLength(0);
    await pass(500);
    expect(saves.map(({ name, revision }) => [name, revision])).toEqual([['b', 7]]);
    saves[0]?.answer({ outcome: 'saved', revision: 8 });
    await settle();
    expect([state(), autosave.revision()]).toEqual(['saved', 8]);
  });

  it('never has two saves under way, and saves what came meanwhile after the first', async () => {
    const { autosave, saves, pass, state } = setting();
    autosave.edited(named('a'));
    await pass(1_000);
    autosave.edited(named('b'));
    await pass(10_000);
    expect(saves).toHaveLength(1);
    saves[0]?.answer({ outcome: 'saved', revision: 8 });
    await settle();
    await pass(1_000);
    expect(saves.map(({ name, revision }) => [name, revision])).toEqual([
      ['a', 7],
      ['b', 8],
    ]);
    saves[1]?.answer({ outcome: 'saved', revision: 9 });
    await settle();
    expect(state()).toBe('saved');
  });

  it('holds still in a conflict, loses nothing, and goes on after a decision', async () => {
    const { autosave, saves, pass, state } = setting();
    autosave.edited(named('a'));
    await pass(1_000);
    saves[0]?.answer({ outcome: 'conflict', newer: { revision: 9, updatedAt: 'then', updatedBy: 'Li' } });
    await settle();
    expect(state()).toBe('conflict');
    autosave.edited(named('b'));
    await pass(60_000);
    expect(saves).toHaveLength(1);
    expect(await autosave.flush()).toBe(false);
    autosave.reset(9);
    autosave.edited(named('c'));
    await pass(1_000);
    expect(saves[1]).toMatchObject({ name: 'c', revision: 9 });
  });

  it('tries again by itself, more and more seldom, while the studio cannot be reached', async () => {
    const { autosave, saves, pass, state } = setting();
    autosave.edited(named('a'));
    await pass(1_000);
    saves[0]?.fail();
    await settle();
    expect(state()).toBe('offline');
    await pass(2_000);
    saves[1]?.fail();
    await settle();
    await pass(2_000);
    expect(saves).toHaveLength(2);
    await pass(2_000);
    expect(saves[2]).toMatchObject({ name: 'a', revision: 7 });
  });

  it('does not repeat what was refused, but tries again after the next edit', async () => {
    const { autosave, saves, pass, state } = setting();
    autosave.edited(named('a'));
    await pass(1_000);
    saves[0]?.answer({ outcome: 'refused', message: 'no' });
    await settle();
    await pass(60_000);
    expect([saves.length, state()]).toEqual([1, 'refused']);
    autosave.edited(named('b'));
    await pass(1_000);
    expect(saves[1]?.name).toBe('b');
  });

  it('says whether all is stored when asked to at once', async () => {
    const { autosave, saves } = setting();
    autosave.edited(named('a'));
    const flushed = autosave.flush();
    await settle();
    saves[0]?.answer({ outcome: 'saved', revision: 8 });
    expect(await flushed).toBe(true);
  });
});
