import { canonicalFlow, canonicalJson, type MergeChoices, type MergeConflict, type Sides } from '@patchbay/flow-schema';
import type { FlowContent } from './edit-change';
import type { MergedContent } from './merge-contents';

/** The draft as the studio has it. */
export interface StoredDraft {
  readonly revision: number;
  readonly content: FlowContent;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

export type SaveOutcome =
  | { readonly outcome: 'saved'; readonly revision: number }
  /** Somebody else has saved since; nothing was written. */
  | { readonly outcome: 'outdated'; readonly revision: number }
  /** Refused for good: trying again with the same content would be refused again. */
  | { readonly outcome: 'refused'; readonly message: string };

export type SaveState =
  | { readonly state: 'saved'; readonly at: number | null }
  | { readonly state: 'unsaved' }
  | { readonly state: 'saving' }
  /** The studio could not be reached; tried again by itself. */
  | { readonly state: 'offline'; readonly attempt: number }
  | { readonly state: 'refused'; readonly message: string }
  /** Both changed the same things differently: a person has to choose. */
  | {
      readonly state: 'conflict';
      readonly newer: StoredDraft;
      /** What both began with. */
      readonly base: FlowContent;
      readonly conflicts: readonly MergeConflict[];
    };

export interface AutosaveParts {
  /** What the editor holds now. */
  content(): FlowContent;
  /** Rejects where the studio cannot be reached. */
  save(content: FlowContent, revision: number): Promise<SaveOutcome>;
  /** Rejects where the studio cannot be reached. */
  load(): Promise<StoredDraft>;
  merge(sides: Sides<FlowContent>, choices: MergeChoices): MergedContent;
  /** Puts what was merged into the editor; `chosen` is what a person made of its conflicts, as an act of their own. */
  take(merged: FlowContent, chosen: FlowContent): void;
  now(): number;
  schedule(delayMs: number, act: () => void): () => void;
  changed(state: SaveState): void;
}

export interface Autosave {
  /** The content changed; it is saved once typing rests. */
  edited(): void;
  /** Somebody saved this revision: it is read and merged at once. */
  savedElsewhere(revision: number): void;
  /** Saves at once what is not saved yet and resolves when that is settled: true where everything is stored. */
  flush(): Promise<boolean>;
  /** Ends a conflict. Conflicts that are not chosen for stay. */
  choose(choices: MergeChoices): void;
  /** Goes on from a draft that was loaded anew. */
  reset(draft: StoredDraft): void;
  revision(): number;
  dispose(): void;
}

export const autosaveTiming = { restMs: 800, retryMsMin: 2_000, retryMsMax: 30_000 } as const;

/** Whether two contents mean the same; the order of nodes and edges means nothing. */
function same(a: FlowContent, b: FlowContent): boolean {
  const text = ({ document, layout }: FlowContent) =>
    canonicalJson({ document: canonicalFlow(document), layout: layout.nodes });
  return a === b || text(a) === text(b);
}

/**
 * Keeps the draft stored, and up to date with what others store. One request at a time, always of the newest content, and
 * never over a revision that was not seen: what others saved is merged with what is here, from the last revision that both
 * have seen. In a conflict or after a refusal it holds still: a person decides (`choose`, `reset`), or the next edit after a
 * refusal tries again.
 */
export function createAutosave(
  parts: AutosaveParts,
  first: { readonly revision: number; readonly content: FlowContent },
): Autosave {
  let base = first;
  /** What was sent without an answer: it may be stored. */
  let unsure: FlowContent | null = null;
  let heard = first.revision;
  let dirty = false;
  let held: StoredDraft | null = null;
  let running: Promise<void> | null = null;
  let cancelTimer: (() => void) | null = null;
  let attempt = 0;
  let stopped = false;
  let epoch = 0;

  const report = (state: SaveState) => {
    if (!stopped) parts.changed(state);
  };
  const stopTimer = () => {
    cancelTimer?.();
    cancelTimer = null;
  };
  const startTimer = (delayMs: number) => {
    stopTimer();
    cancelTimer = parts.schedule(delayMs, () => {
      cancelTimer = null;
      void run();
    });
  };
  const unreachable = () => {
    attempt += 1;
    report({ state: 'offline', attempt });
    startTimer(Math.min(autosaveTiming.retryMsMin * 2 ** (attempt - 1), autosaveTiming.retryMsMax));
  };

  /** True where there may be more to do at once. */
  async function saveOnce(): Promise<boolean> {
    const mine = epoch;
    const content = parts.content();
    dirty = false;
    report({ state: 'saving' });
    let outcome: SaveOutcome;
    try {
      outcome = await parts.save(content, base.revision);
    } catch {
      if (mine !== epoch) return false;
      dirty = true;
      unsure = content;
      unreachable();
      return false;
    }
    if (mine !== epoch) return false;
    attempt = 0;
    if (outcome.outcome === 'saved') {
      base = { revision: outcome.revision, content };
      unsure = null;
      if (!dirty) report({ state: 'saved', at: parts.now() });
      else if (heard <= base.revision) startTimer(autosaveTiming.restMs);
      return heard > base.revision;
    }
    dirty = true;
    if (outcome.outcome === 'refused') {
      report({ state: 'refused', message: outcome.message });
      return false;
    }
    heard = Math.max(heard, outcome.revision);
    return true;
  }

  async function pull(): Promise<boolean> {
    const mine = epoch;
    let draft: StoredDraft;
    try {
      draft = await parts.load();
    } catch {
      if (mine === epoch) unreachable();
      return false;
    }
    if (mine !== epoch) return false;
    attempt = 0;
    heard = draft.revision;
    if (draft.revision <= base.revision) return dirty;
    if (unsure !== null && same(unsure, draft.content)) {
      // It was stored, only the answer was lost.
      base = { revision: draft.revision, content: unsure };
      unsure = null;
    }
    return settle(draft, {});
  }

  /** Merges what is stored with what is here, as far as that can be done. */
  function settle(draft: StoredDraft, choices: MergeChoices): boolean {
    const sides = { base: base.content, mine: parts.content(), theirs: draft.content };
    const merged = parts.merge(sides, {});
    const open = merged.conflicts.filter(({ key }) => choices[key] === undefined);
    held = open.length > 0 ? draft : null;
    if (open.length > 0) {
      report({ state: 'conflict', newer: draft, base: base.content, conflicts: merged.conflicts });
      return false;
    }
    const chosen = merged.conflicts.length > 0 ? parts.merge(sides, choices) : merged;
    base = { revision: draft.revision, content: draft.content };
    parts.take(merged.content, chosen.content);
    dirty = !same(parts.content(), draft.content);
    report(dirty ? { state: 'unsaved' } : { state: 'saved', at: parts.now() });
    return dirty;
  }

  async function work(): Promise<void> {
    for (let more = true; more && !stopped; ) {
      if (heard > (held ?? base).revision) more = await pull();
      else if (dirty && held === null) more = await saveOnce();
      else more = false;
    }
  }

  function run(): Promise<void> {
    if (running) return running;
    stopTimer();
    running = work().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    edited() {
      dirty = true;
      if (held !== null) return;
      report({ state: 'unsaved' });
      startTimer(autosaveTiming.restMs);
    },
    savedElsewhere(revision) {
      heard = Math.max(heard, revision);
      // What runs looks again before it ends; a save of one's own that is heard of here is no news by then.
      if (heard > base.revision) void run();
    },
    async flush() {
      await running;
      await run();
      return !dirty && held === null;
    },
    choose(choices) {
      if (held === null) return;
      if (settle(held, choices)) void run();
    },
    reset(draft) {
      epoch += 1;
      base = { revision: draft.revision, content: draft.content };
      heard = Math.max(heard, draft.revision);
      unsure = null;
      dirty = false;
      held = null;
      attempt = 0;
      stopTimer();
      report({ state: 'saved', at: null });
    },
    revision: () => base.revision,
    dispose() {
      stopped = true;
      stopTimer();
    },
  };
}
