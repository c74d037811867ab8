'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTRPC } from '@/client/trpc';
import { QueryState } from '@/ui/query-state';
import { EditorSkeleton } from './editor-skeleton';

// The canvas measures what it draws: it exists in a browser only.
const FlowEditor = dynamic(async () => (await import('./flow-editor')).FlowEditor, {
  ssr: false,
  loading: () => <EditorSkeleton />,
});

/** Loads a flow once and hands it to the editor, which keeps it from then on. */
export function FlowEditorScreen({ flowId, node }: { flowId: string; node: string | null }) {
  const trpc = useTRPC();
  const flow = useQuery(
    trpc.flows.open.queryOptions(
      { id: flowId },
      // The editor is the truth while it is open: what is read again meanwhile would only be older.
      { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false },
    ),
  );
  return (
    <div className="h-full">
      <QueryState query={flow} skeleton={<EditorSkeleton />}>
        {(opened) => <FlowEditor key={opened.id} opened={opened} node={node} />}
      </QueryState>
    </div>
  );
}
