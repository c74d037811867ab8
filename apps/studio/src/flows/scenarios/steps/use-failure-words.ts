import type { ScenarioFailure } from '@patchbay/engine';
import { useCallback } from 'react';
import { useUiLocale } from '../../editor/editor-context';
import { useChoices } from '../../editor/forms/use-choices';

export interface FailureInWords {
  readonly expected: string;
  readonly got: string;
}

/** What was expected and what came instead, in the language of the interface; prompts by their names. */
export function useFailureWords(): (failure: ScenarioFailure) => FailureInWords {
  const locale = useUiLocale();
  const { prompts } = useChoices();
  return useCallback(
    ({ expected, got }) => {
      // Whoever plays a scenario knows prompts by their ids alone.
      const named = (words: string) => prompts.reduce((said, { id, name }) => said.replaceAll(id, name), words);
      return { expected: named(expected[locale]), got: named(got[locale]) };
    },
    [locale, prompts],
  );
}
