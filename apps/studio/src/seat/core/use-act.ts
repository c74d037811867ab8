'use client';

import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '@/client/trpc';
import type { SeatAction } from '../server/seat-actions';

/** Asks the runtime for something; what comes of it is seen on the floor, and a failure is shown as it is said. */
export function useAct(): {
  act: (action: SeatAction, onDone?: () => void) => void;
  /** What is on its way, e.g. `call.hold`; null when nothing is. */
  pending: SeatAction['type'] | null;
} {
  const trpc = useTRPC();
  const { mutate, isPending, variables } = useMutation(trpc.seat.act.mutationOptions());
  return {
    act: (action, onDone) => {
      if (!isPending) mutate(action, onDone === undefined ? {} : { onSuccess: onDone });
    },
    pending: isPending ? (variables?.type ?? null) : null,
  };
}
