import type { MergeChoices } from '@patchbay/flow-schema';
import { useCallback, useEffect, useRef, useState } from 'react';
import { failureOf } from '@/client/failure';
import { useTRPCClient } from '@/client/trpc';
import { useLive } from '@/live/use-live';
import { type Autosave, createAutosave, type SaveOutcome, type StoredDraft } from './core/autosave';
import type { FlowContent } from './core/edit-change';
import { mergeContents } from './core/merge-contents';
import { useUiLocale, useWorkspace } from './editor-context';
import { contentOf } from './open-flow';

export interface Saving {
  /** Stores what is not stored yet; true where everything is. */
  flush(): Promise<boolean>;
  /** Somebody stored this revision: what is new in it is taken in. */
  savedElsewhere(revision: number): void;
  /** Ends a conflict by a choice for each of its places. */
  choose(choices: MergeChoices): void;
  /** Ends a conflict by keeping one's own work as a flow of its own and going on from the newer draft; gives its id. */
  keepAsCopy(name: string): Promise<string>;
  revision(): number;
}

/** Keeps the draft stored while one edits, and takes in what others store meanwhile. Never writes over it. */
export function useAutosave(firstRevision: number): Saving {
  const client = useTRPCClient();
  const locale = useUiLocale();
  const { editor } = useWorkspace();
  const { flowId } = editor.parts;
  const language = useRef(locale);
  useEffect(() => {
    language.current = locale;
  }, [locale]);
  const [first] = useState(() => ({ revision: firstRevision, content: editor.store.getState().content }));
  const autosave = useRef<Autosave>(null);

  const load = useCallback(async (): Promise<StoredDraft> => {
    const { revision, updatedAt, updatedBy, ...opened } = await client.flows.open.query({ id: flowId });
    return { revision, content: contentOf(opened), updatedAt, updatedBy: updatedBy ?? '' };
  }, [client, flowId]);

  useEffect(() => {
    const save = async (content: FlowContent, revision: number): Promise<SaveOutcome> => {
      try {
        const { document, layout } = content;
        const result = await client.flows.saveDraft.mutate({ id: flowId, revision, document, layout });
        return { outcome: result.saved ? 'saved' : 'outdated', revision: result.revision };
      } catch (error) {
        const failure = failureOf(error);
        if (failure.code === 'unreachable') throw error;
        return { outcome: 'refused', message: failure.text[language.current] };
      }
    };
    let taking = false;
    const created = createAutosave(
      {
        content: () => editor.store.getState().content,
        save,
        load,
        merge: (sides, choices) => mergeContents(sides, editor.parts.registry, choices),
        take: (merged, chosen) => {
          taking = true;
          editor.actions.takeMerged(merged, chosen);
          taking = false;
        },
        now: Date.now,
        schedule: (delayMs, act) => {
          const timer = setTimeout(act, delayMs);
          return () => clearTimeout(timer);
        },
        changed: (state) => editor.actions.setSave(state),
      },
      first,
    );
    autosave.current = created;
    const stop = editor.store.subscribe((state, before) => {
      if (state.content !== before.content && !taking) created.edited();
    });
    const online = () => void created.flush();
    window.addEventListener('online', online);
    return () => {
      stop();
      window.removeEventListener('online', online);
      // Leaving the page of the flow inside the studio: what is in the hand is still stored.
      void created.flush().finally(() => created.dispose());
    };
  }, [client, editor, flowId, first, load]);

  const savedElsewhere = useCallback((revision: number) => autosave.current?.savedElsewhere(revision), []);
  useLive(
    (message) => message.type === 'draft.saved' && message.flowId === flowId,
    (message) => message.type === 'draft.saved' && savedElsewhere(message.revision),
  );
  useLeaveGuard();

  const flush = useCallback(async () => (await autosave.current?.flush()) ?? true, []);
  const choose = useCallback((choices: MergeChoices) => autosave.current?.choose(choices), []);
  const keepAsCopy = useCallback(
    async (name: string) => {
      const { document, layout } = editor.store.getState().content;
      const { id } = await client.flows.import.mutate({ file: { flow: document, layout }, name });
      const draft = await load();
      autosave.current?.reset(draft);
      editor.actions.reload(draft.content);
      return id;
    },
    [client, editor, load],
  );
  const revision = useCallback(() => autosave.current?.revision() ?? first.revision, [first]);
  return { flush, savedElsewhere, choose, keepAsCopy, revision };
}

/** Closing the tab with work in the hand asks first. */
function useLeaveGuard() {
  const { editor } = useWorkspace();
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      const { save, scratch } = editor.store.getState();
      if (save.state !== 'saved' || Object.keys(scratch).length > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    return () => window.removeEventListener('beforeunload', guard);
  }, [editor]);
}
