import type { FlowContent } from './edit-change';

/** Who saved a newer draft, and when. */
export interface NewerDraft {
  readonly revision: number;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

export type SaveOutcome =
  | { readonly outcome: 'saved'; readonly revision: number }
  | { readonly outcome: 'conflict'; readonly newer: NewerDraft }
  /** Refused for good: trying again with the same content would be refused again. */
  | { readonly outcome: 'refused'; readonly message: string };

export type SaveState =
  | { readonly state: 'saved'; readonly at: number | null }
  | { readonly state: 'unsaved' }
  | { readonly state: 'saving' }
  /** The studio could not be reached; tried again by itself. */
  | { readonly state: 'offline'; readonly attempt: number }
  | { readonly state: 'refused'; readonly message: string }
  | { readonly state: 'conflict'; readonly newer: NewerDraft };

export interface AutosaveParts {
  /** Rejects where the studio cannot be reached. */
  save(content: FlowContent, revision: number): Promise<SaveOutcome>;
  now(): number;
  schedule(delayMs: number, act: () => void): () => void;
  changed(state: SaveState): void;
}

export interface Autosave {
  /** Tells of new content; it is saved once typing rests. */
  edited(content: FlowContent): void;
  /** Saves at once what is not saved yet and resolves when that is settled: true where everything is stored. */
  flush(): Promise<boolean>;
  /** Goes on from a draft that was loaded anew. */
  reset(revision: number): void;
  revision(): number;
  dispose(): void;
}

export const autosaveTiming = { restMs: 800, retryMsMin: 2_000, retryMsMax: 30_000 } as const;

/**
 * One save at a time, always of the newest content, and never over a revision that was not seen. In a conflict or after a
 * refusal it holds still: a person decides (`reset`), or the next edit after a refusal tries again.
 */
export function createAutosave(parts: AutosaveParts, firstRevision: number): Autosave {
  let revision = firstRevision;
  let pending: FlowContent | null = null;
  let running: Promise<void> | null = null;
  let cancelTimer: (() => void) | null = null;
  let attempt = 0;
  let stopped = false;
  let held = false;
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

  async function saveOnce(content: FlowContent): Promise<void> {
    const mine = epoch;
    report({ state: 'saving' });
    let outcome: SaveOutcome;
    try {
      outcome = await parts.save(content, revision);
    } catch {
      if (mine !== epoch) return;
      pending ??= content;
      attempt += 1;
      report({ state: 'offline', attempt });
      startTimer(Math.min(autosaveTiming.retryMsMin * 2 ** (attempt - 1), autosaveTiming.retryMsMax));
      return;
    }
    if (mine !== epoch) return;
    attempt = 0;
    if (outcome.outcome === 'saved') {
      revision = outcome.revision;
      if (pending === null) report({ state: 'saved', at: parts.now() });
      else startTimer(autosaveTiming.restMs);
      return;
    }
    pending ??= content;
    if (outcome.outcome === 'conflict') {
      held = true;
      report({ state: 'conflict', newer: outcome.newer });
    } else report({ state: 'refused', message: outcome.message });
  }

  function run(): Promise<void> {
    if (running) return running;
    if (pending === null || held || stopped) return Promise.resolve();
    stopTimer();
    const content = pending;
    pending = null;
    running = saveOnce(content).finally(() => {
      running = null;
    });
    return running;
  }

  return {
    edited(content) {
      pending = content;
      if (held) return;
      report({ state: 'unsaved' });
      startTimer(autosaveTiming.restMs);
    },
    async flush() {
      await running;
      await run();
      return pending === null && !held;
    },
    reset(next) {
      epoch += 1;
      revision = next;
      pending = null;
      held = false;
      attempt = 0;
      stopTimer();
      report({ state: 'saved', at: null });
    },
    revision: () => revision,
    dispose() {
      stopped = true;
      stopTimer();
    },
  };
}
