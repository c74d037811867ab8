'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTRPC } from '@/client/trpc';
import type { LibrarySound } from './library-types';

const atOnce = 20;

/** Has recordings measured that were kept before recordings were. */
export function useMeasuring(sounds: readonly LibrarySound[]): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  /** Those that cannot be measured are not asked for again. */
  const asked = useRef(new Set<string>());
  const { mutate, isPending } = useMutation(
    trpc.prompts.measure.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.prompts.library.queryKey() }),
    }),
  );
  const ids = sounds.filter(({ id, measured }) => !measured && !asked.current.has(id)).slice(0, atOnce);
  const wanted = ids.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (wanted === '' || isPending) return;
    const next = wanted.split(' ');
    for (const id of next) asked.current.add(id);
    mutate({ ids: next });
  }, [wanted, isPending, mutate]);
}
