import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useEffect, useMemo } from 'react';
import { useTRPC } from '@/client/trpc';
import { useEditor, useWorkspace } from '../editor/editor-context';
import { contentOf } from '../editor/open-flow';
import { type CarriedCall, carryOver } from './carry-over';
import { type ContinuedCall, readContinuedCall } from './continued-call';
import { momentAt, type TraceStep } from './replay';

/** The past call that the address asks to go on with. */
export function useContinuedCall(): ContinuedCall | null {
  const query = useSearchParams();
  return useMemo(() => readContinuedCall(query), [query]);
}

/** Opens the simulator where the address asks to go on with a call. */
export function useOpenContinuedCall(): void {
  const { screen } = useWorkspace();
  const asked = useContinuedCall() !== null;
  useEffect(() => {
    if (asked) screen.setState({ panel: 'simulator' });
  }, [asked, screen]);
}

interface CallOfMoment {
  readonly callerNumber: string;
  readonly callerName: string;
  readonly calledNumber: string;
}

/** How that call stands in the draft as it is now: `loading`, `failed`, or null where it was not in this flow at that moment. */
export function useCarriedCall(
  asked: ContinuedCall | null,
): { readonly call: CallOfMoment; readonly carried: CarriedCall } | 'loading' | 'failed' | null {
  const trpc = useTRPC();
  const { editor } = useWorkspace();
  const draft = useEditor((state) => state.content.document);
  const enabled = asked !== null;
  const id = asked?.callId ?? '';
  const call = useQuery(trpc.calls.read.queryOptions({ id }, { enabled }));
  const told = useQuery(trpc.calls.steps.queryOptions({ id }, { enabled }));
  const steps = told.data?.steps as readonly TraceStep[] | undefined;
  const level = useMemo(
    () =>
      asked === null || steps === undefined
        ? undefined
        : momentAt(steps, asked.step).levels.find(({ depth }) => depth === asked.depth),
    [asked, steps],
  );
  const { flowId } = editor.parts;
  const version = useQuery(
    trpc.flows.versionByHash.queryOptions(
      { flowId, hash: level?.version ?? '' },
      { enabled: level?.flowId === flowId, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  const before = useMemo(
    () => (version.data === undefined ? undefined : contentOf(version.data).document),
    [version.data],
  );
  const carried = useMemo(() => {
    if (asked === null || steps === undefined || before === undefined || call.data === undefined) return null;
    const { answeredAt } = call.data;
    return carryOver({
      steps,
      at: asked.step,
      depth: asked.depth,
      before,
      draft,
      answeredAt: answeredAt === null ? null : Date.parse(answeredAt),
    });
  }, [asked, steps, before, draft, call.data]);
  if (asked === null) return null;
  if (call.isError || told.isError || version.isError) return 'failed';
  if (call.data === undefined || steps === undefined) return 'loading';
  if (level?.flowId !== flowId) return null;
  if (before === undefined) return 'loading';
  return carried === null ? null : { call: call.data, carried };
}
