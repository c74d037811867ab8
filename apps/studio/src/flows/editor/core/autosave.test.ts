import { nodeTypes } from '@patchbay/nodes';
import { describe, expect, it } from 'vitest';
import { createAutosave, type SaveOutcome, type SaveState, type StoredDraft } from './autosave';
import type { FlowContent } from './edit-change';
import { smallFlow } from './editor-store.fixture';
import { mergeContents } from './merge-contents';

function named(name: string, description = ''): FlowContent {
  return { ...smallFlow, document: { ...smallFlow.document, name, description } };
}

/** A studio that answers when told to, and a clock that moves when told to. */
function setting() {
  const saves: { name: string; revision: number; answer: (outcome: SaveOutcome) => void; fail: () => void }[] = [];
  const timers = new Map<number, { at: number; act: () => void }>();
  const states: SaveState[] = [];
  const takes: { merged: string; chosen: string }[] = [];
  let now = 0;
  let ids = 0;
  let content: FlowContent = named('first');
  let stored: StoredDraft = { revision: 7, content, updatedAt: 'then', updatedBy: '' };
  const autosave = createAutosave(
    {
      content: () => content,
      save: (sent, revision) =>
        new Promise((resolve, reject) => {
          saves.push({ name: sent.document.name, revision, answer: resolve, fail: () => reject(new Error('away')) });
        }),
      load: async () => stored,
      merge: (sides, choices) => mergeContents(sides, nodeTypes, choices),
      take: (merged, chosen) => {
        content = chosen;
        takes.push({ merged: merged.document.name, chosen: chosen.document.name });
      },
      now: () => now,
      schedule: (delayMs, act) => {
        ids += 1;
        const id = ids;
        timers.set(id, { at: now + delayMs, act });
        return () => timers.delete(id);
      },
      changed: (state) => states.push(state),
    },
    { revision: 7, content },
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
  const edit = (next: FlowContent) => {
    content = next;
    autosave.edited();
  };
  const savedBy = (updatedBy: string, revision: number, next: FlowContent) => {
    stored = { revision, content: next, updatedAt: 'then', updatedBy };
  };
  return {
    autosave,
    saves,
    states,
    takes,
    pass,
    edit,
    savedBy,
    here: () => content.document,
    state: () => states.at(-1)?.state,
  };
}

async function settle() {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe('autosave', () => {
  it('saves once the hand rests, with the revision it has seen', async () => {
    const { autosave, saves, pass, edit, state } = setting();
    edit(named('a'));
    await pass(500);
    edit(named('b'));
    await pass(500);
    expect(saves).toHaveLength(0);
    await pass(500);
    expect(saves.map(({ name, revision }) => [name, revision])).toEqual([['b', 7]]);
    saves[0]?.answer({ outcome: 'saved', revision: 8 });
    await settle();
    expect([state(), autosave.revision()]).toEqual(['saved', 8]);
  });

  it('never has two saves under way, and saves what came meanwhile after the first', async () => {
    const { saves, pass, edit, state } = setting();
    edit(named('a'));
    await pass(1_000);
    edit(named('b'));
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

  it('merges what somebody saved meanwhile and saves both', async () => {
    const { saves, pass, edit, savedBy, here, state } = setting();
    edit(named('mine'));
    await pass(1_000);
    savedBy('Li', 8, named('first', 'theirs'));
    saves[0]?.answer({ outcome: 'outdated', revision: 8 });
    await settle();
    expect([here().name, here().description]).toEqual(['mine', 'theirs']);
    expect(saves.map(({ name, revision }) => [name, revision])).toEqual([
      ['mine', 7],
      ['mine', 8],
    ]);
    saves[1]?.answer({ outcome: 'saved', revision: 9 });
    await settle();
    expect(state()).toBe('saved');
  });

  it('takes in what somebody saves while nothing is to be saved here, and saves nothing for it', async () => {
    const { autosave, saves, savedBy, here, pass, state } = setting();
    savedBy('Li', 8, named('theirs'));
    autosave.savedElsewhere(8);
    await pass(60_000);
    expect([here().name, autosave.revision(), saves.length, state()]).toEqual(['theirs', 8, 0, 'saved']);
  });

  it('does not take its own save for that of somebody else, though it hears of it before the answer', async () => {
    const { autosave, saves, pass, edit, state } = setting();
    edit(named('a'));
    await pass(1_000);
    autosave.savedElsewhere(8);
    saves[0]?.answer({ outcome: 'saved', revision: 8 });
    await settle();
    expect([autosave.revision(), state(), saves.length]).toEqual([8, 'saved', 1]);
  });

  it('holds still in a conflict, loses nothing, and goes on with what was chosen', async () => {
    const { autosave, saves, takes, pass, edit, savedBy, here, states, state } = setting();
    edit(named('mine'));
    await pass(1_000);
    savedBy('Li', 8, named('theirs', 'new'));
    saves[0]?.answer({ outcome: 'outdated', revision: 8 });
    await settle();
    expect([state(), here().name]).toEqual(['conflict', 'mine']);
    const conflict = states.at(-1);
    const key = conflict?.state === 'conflict' ? conflict.conflicts[0]?.key : undefined;
    await pass(60_000);
    expect([saves.length, await autosave.flush()]).toEqual([1, false]);
    autosave.choose({});
    expect(state()).toBe('conflict');
    autosave.choose({ [key ?? '']: 'theirs' });
    // What was mine is put in place first, so that undo comes back to it.
    expect(takes).toEqual([{ merged: 'mine', chosen: 'theirs' }]);
    expect([here().name, here().description, autosave.revision()]).toEqual(['theirs', 'new', 8]);
    await settle();
    expect([state(), saves.length]).toEqual(['saved', 1]);
  });

  it('asks anew where somebody saves again during a conflict, and no more where that ends it', async () => {
    const { autosave, saves, pass, edit, savedBy, here, state } = setting();
    edit(named('mine'));
    await pass(1_000);
    savedBy('Li', 8, named('theirs'));
    saves[0]?.answer({ outcome: 'outdated', revision: 8 });
    await settle();
    expect(state()).toBe('conflict');
    savedBy('Li', 9, named('first', 'theirs'));
    autosave.savedElsewhere(9);
    await settle();
    expect([here().name, here().description]).toEqual(['mine', 'theirs']);
    expect(saves.at(-1)).toMatchObject({ name: 'mine', revision: 9 });
  });

  it('knows its own work again where only the answer was lost', async () => {
    const { saves, pass, edit, savedBy, here } = setting();
    edit(named('a'));
    await pass(1_000);
    saves[0]?.fail();
    await settle();
    savedBy('me', 8, named('a'));
    edit(named('b'));
    await pass(2_000);
    saves[1]?.answer({ outcome: 'outdated', revision: 8 });
    await settle();
    expect(here().name).toBe('b');
    expect(saves[2]).toMatchObject({ name: 'b', revision: 8 });
  });

  it('tries again by itself, more and more seldom, while the studio cannot be reached', async () => {
    const { saves, pass, edit, state } = setting();
    edit(named('a'));
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
    const { saves, pass, edit, state } = setting();
    edit(named('a'));
    await pass(1_000);
    saves[0]?.answer({ outcome: 'refused', message: 'no' });
    await settle();
    await pass(60_000);
    expect([saves.length, state()]).toEqual([1, 'refused']);
    edit(named('b'));
    await pass(1_000);
    expect(saves[1]?.name).toBe('b');
  });

  it('says whether all is stored when asked to at once', async () => {
    const { autosave, saves, edit } = setting();
    edit(named('a'));
    const flushed = autosave.flush();
    await settle();
    saves[0]?.answer({ outcome: 'saved', revision: 8 });
    expect(await flushed).toBe(true);
  });
});
