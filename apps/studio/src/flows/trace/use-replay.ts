import { useCallback, useEffect, useState } from 'react';
import { restBefore, type TraceStep } from './replay';

export const speeds = [1, 2, 5, 10] as const;

/**
 * A position in the story of a call that can be moved by hand or run by itself. It begins at the start; a call that is still
 * under way is followed instead, as long as nobody moves away from its end.
 */
export function useReplay(steps: readonly TraceStep[]) {
  const last = steps.length - 1;
  const [at, setAt] = useState(steps[last]?.kind === 'run.ended' ? 0 : last);
  const [playing, setPlaying] = useState(false);
  const [lastSeen, setLastSeen] = useState(last);
  if (last !== lastSeen) {
    setLastSeen(last);
    if (at === lastSeen) setAt(last);
  }
  const [speed, setSpeed] = useState<number>(1);
  const go = useCallback((next: number) => setAt(Math.max(0, Math.min(next, last))), [last]);
  useEffect(() => {
    if (!playing) return;
    if (at >= last) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => setAt(at + 1), restBefore(steps, at + 1, speed));
    return () => clearTimeout(timer);
  }, [playing, at, last, speed, steps]);
  const play = useCallback(() => {
    if (!playing && at >= last) setAt(0);
    setPlaying(!playing);
  }, [playing, at, last]);
  return { at, last, go, playing, play, speed, setSpeed };
}
