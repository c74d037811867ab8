'use client';

import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

/** Reads server data anew whenever `refreshKey` changes, while what is there stays in sight. */
export function useReadAgain(queryKey: QueryKey, refreshKey: string): void {
  const queries = useQueryClient();
  const latest = useRef({ queryKey, refreshKey });
  useEffect(() => {
    if (latest.current.refreshKey !== refreshKey) void queries.invalidateQueries({ queryKey });
    latest.current = { queryKey, refreshKey };
  });
}
