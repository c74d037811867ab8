import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import type { RolloutPlan } from '@/flows/rollout/rollout-plan';
import type { OpenedFlow } from '../open-flow';
import type { Saving } from '../use-autosave';

/** Sends the draft out, once all of it is stored. */
export function usePublish(opened: OpenedFlow, saving: Saving) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [done, setDone] = useState<{ readonly number: number | null } | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  const mutation = useMutation(
    trpc.flows.publish.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async ({ number }) => {
        setDone({ number });
        await Promise.all([
          queries.invalidateQueries({ queryKey: trpc.flows.pathKey() }),
          queries.invalidateQueries({ queryKey: trpc.rollouts.pathKey() }),
          queries.invalidateQueries({ queryKey: trpc.proposals.pathKey() }),
        ]);
      },
    }),
  );
  return {
    /** What came of it: a number, or null where it waits for another person. Null before. */
    done,
    unsaved,
    busy: mutation.isPending,
    error: mutation.error,
    send: async ({ note, rollout }: { readonly note: string; readonly rollout: RolloutPlan | null }) => {
      const stored = await saving.flush();
      setUnsaved(!stored);
      if (stored) mutation.mutate({ id: opened.id, revision: saving.revision(), note, ...(rollout && { rollout }) });
    },
  };
}
