import { useEffect } from 'react';

interface RenderCounter {
  count(nodeId: string): void;
}

declare global {
  interface Window {
    /** Set by a measuring page only: hears of every card that was drawn. */
    __flowRenderCounter?: RenderCounter;
  }
}

/** Lets a measurement see which cards were drawn. Costs one check where nobody measures. */
export function useRenderCount(nodeId: string): void {
  useEffect(() => window.__flowRenderCounter?.count(nodeId));
}
