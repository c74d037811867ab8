import { useEffect, useState } from 'react';
import { useTRPCClient } from '@/client/trpc';
import { useLive } from '@/live/use-live';
import { useWorkspace } from '../editor/editor-context';
import { nobody, withOthers, withoutTab, withSelection } from './presence-store';
import { presenceNodesMax, presenceTiming } from './presence-timing';

function newTabId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A page that is being closed waits for no answer; the browser still sends this. */
function sayLeft(id: string, tab: string): void {
  void fetch('/api/trpc/presence.left', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, tab }),
  }).catch(() => {
    // Who cannot say that they are gone is taken for gone a few seconds later.
  });
}

/**
 * Says that this tab is in the draft and what is selected in it, and keeps up who else is. Each beat also brings the revision
 * that is stored, so that a message that was lost is made good within seconds.
 */
export function usePresenceBeat(heard: (revision: number) => void): void {
  const client = useTRPCClient();
  const { editor, presence } = useWorkspace();
  const { flowId } = editor.parts;
  const [tab] = useState(newTabId);
  const [beat] = useState(() => createBeat());

  useEffect(() => {
    let asked = 0;
    let moved = true;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const say = async () => {
      asked += 1;
      const mine = asked;
      const nodes = [...editor.store.getState().selection.nodes].slice(0, presenceNodesMax);
      const news = moved;
      moved = false;
      try {
        const { revision, others } = await client.presence.here.mutate({ id: flowId, tab, nodes, moved: news });
        if (mine === asked) presence.setState((state) => withOthers(state, others));
        heard(revision);
      } catch {
        // Without the studio nobody knows who else is here.
        moved ||= news;
        if (mine === asked) presence.setState(nobody);
      }
    };
    const anew = () => {
      moved = true;
      void say();
    };
    beat.say = () => void say();
    anew();
    const timer = setInterval(() => void say(), presenceTiming.beatMs);
    const stop = editor.store.subscribe((state, before) => {
      if (state.selection === before.selection) return;
      moved = true;
      clearTimeout(rest);
      rest = setTimeout(() => void say(), presenceTiming.selectionRestMs);
    });
    const left = () => sayLeft(flowId, tab);
    window.addEventListener('pagehide', left);
    window.addEventListener('pageshow', anew);
    return () => {
      asked += 1;
      beat.say = () => undefined;
      clearInterval(timer);
      clearTimeout(rest);
      stop();
      window.removeEventListener('pagehide', left);
      window.removeEventListener('pageshow', anew);
      left();
    };
  }, [client, editor, presence, flowId, tab, beat, heard]);

  useLive(
    (message) =>
      (message.type === 'draft.present' || message.type === 'draft.left') &&
      message.flowId === flowId &&
      message.tab !== tab,
    (message) => {
      if (message.type === 'draft.left') presence.setState((state) => withoutTab(state, message.tab));
      if (message.type !== 'draft.present') return;
      const next = withSelection(presence.getState(), message.tab, message.nodes);
      if (next === null) beat.say();
      else presence.setState(next);
    },
    { onReconnect: () => beat.say() },
  );
}

/** Lets a message that comes in between ask at once. */
function createBeat(): { say: () => void } {
  return { say: () => undefined };
}
