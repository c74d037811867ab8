import { useCallback, useEffect, useRef, useState } from 'react';
import { failureOf } from '@/client/failure';
import { useTRPCClient } from '@/client/trpc';
import { type Autosave, createAutosave, type SaveOutcome } from './core/autosave';
import type { FlowContent } from './core/edit-change';
import { useUiLocale, useWorkspace } from './editor-context';
import { contentOf } from './open-flow';

export interface Saving {
  /** Stores what is not stored yet; true where everything is. */
  flush(): Promise<boolean>;
  /** Ends a conflict by going on from the newer draft. */
  takeTheirs(): Promise<void>;
  /** Ends a conflict by keeping one's own work as a flow of its own; gives its id. */
  keepAsCopy(name: string): Promise<string>;
  revision(): number;
}

/** Keeps the draft stored while one edits. Never writes over what somebody else saved. */
export function useAutosave(firstRevision: number): Saving {
  const client = useTRPCClient();
  const locale = useUiLocale();
  const { editor } = useWorkspace();
  const { flowId } = editor.parts;
  const language = useRef(locale);
  useEffect(() => {
    language.current = locale;
  }, [locale]);
  const [first] = useState(firstRevision);
  const autosave = useRef<Autosave>(null);

  useEffect(() => {
    const save = async (content: FlowContent, revision: number): Promise<SaveOutcome> => {
      try {
        const { document, layout } = content;
        const result = await client.flows.saveDraft.mutate({ id: flowId, revision, document, layout });
        if (result.saved) return { outcome: 'saved', revision: result.revision };
        const { revision: newer, updatedAt, updatedBy } = result;
        return { outcome: 'conflict', newer: { revision: newer, updatedAt, updatedBy: updatedBy ?? '' } };
      } catch (error) {
        const failure = failureOf(error);
        if (failure.code === 'unreachable') throw error;
        return { outcome: 'refused', message: failure.text[language.current] };
      }
    };
    const created = createAutosave(
      {
        save,
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
      if (state.content !== before.content) created.edited(state.content);
    });
    const online = () => void created.flush();
    window.addEventListener('online', online);
    return () => {
      stop();
      window.removeEventListener('online', online);
      // Leaving the page of the flow inside the studio: what is in the hand is still stored.
      void created.flush().finally(() => created.dispose());
    };
  }, [client, editor, flowId, first]);

  useLeaveGuard();

  const flush = useCallback(async () => (await autosave.current?.flush()) ?? true, []);
  const takeTheirs = useCallback(async () => {
    const opened = await client.flows.open.query({ id: flowId });
    editor.actions.reload(contentOf(opened));
    autosave.current?.reset(opened.revision);
  }, [client, editor, flowId]);
  const keepAsCopy = useCallback(
    async (name: string) => {
      const { document, layout } = editor.store.getState().content;
      const { id } = await client.flows.import.mutate({ file: { flow: document, layout }, name });
      await takeTheirs();
      return id;
    },
    [client, editor, takeTheirs],
  );
  const revision = useCallback(() => autosave.current?.revision() ?? first, [first]);
  return { flush, takeTheirs, keepAsCopy, revision };
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
