import { describe, expect, it } from 'vitest';
import { smallFlow } from '../core/editor-store.fixture';
import { accepted, matching, suggestionsFor, wordAt } from './expression-names';

describe('completing an expression', () => {
  const all = suggestionsFor(smallFlow.document, ['response'], 'en');

  it('offers variables of the flow first, then facts and functions', () => {
    expect(
      matching(all, 'c')
        .slice(0, 2)
        .map((one) => one.name),
    ).toEqual(['choice', 'call.callerNumber']);
    expect(matching(all, 'res')[0]?.name).toBe('response');
  });

  it('is silent inside a quoted text and, in a template, outside of {{ }}', () => {
    expect(wordAt('"cho', 4, 'cel')).toBeNull();
    expect(wordAt('Hello cho', 9, 'template')).toBeNull();
    expect(wordAt('Hello {{ cho', 12, 'template')).toEqual({ start: 9, text: 'cho' });
  });

  it('puts the choice in place of the word and keeps what stands around it', () => {
    const word = wordAt('1 + cho == 2', 7, 'cel');
    const choice = matching(all, 'cho')[0];
    if (!word || !choice) throw new Error('nothing offered');
    expect(accepted('1 + cho == 2', 7, word, choice)).toEqual({ source: '1 + choice == 2', cursor: 10 });
  });
});
