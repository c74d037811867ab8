import { useEffect, useState } from 'react';

const settleMs = 250;

/** A value once it has stopped changing, so that a search is not asked with every key. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), settleMs);
    return () => window.clearTimeout(timer);
  }, [value]);
  return settled;
}
