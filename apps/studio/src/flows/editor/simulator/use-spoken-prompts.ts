import type { Simulation } from '@patchbay/engine';
import { isSensitive, reveal } from '@patchbay/flow-schema';
import { useEffect, useRef } from 'react';

/** Speaks what the caller hears with the browser's own voice. What is withdrawn falls silent. */
export function useSpokenPrompts(simulation: Simulation, on: boolean): void {
  const spoken = useRef(0);
  const { heard } = simulation;
  useEffect(() => {
    if (!('speechSynthesis' in window)) return;
    if (!on || heard.length < spoken.current || heard.some((one) => one.state === 'stopped' && one === heard.at(-1))) {
      window.speechSynthesis.cancel();
    }
    if (on) {
      for (const { item } of heard.slice(spoken.current)) {
        if (item.kind !== 'speech' || isSensitive(item.text)) continue;
        const utterance = new SpeechSynthesisUtterance(reveal(item.text));
        utterance.lang = item.language;
        window.speechSynthesis.speak(utterance);
      }
    }
    spoken.current = heard.length;
  }, [heard, on]);
  useEffect(() => () => window.speechSynthesis?.cancel(), []);
}
