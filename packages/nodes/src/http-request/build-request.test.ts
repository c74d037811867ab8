import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowAround } from '../testing/flow-around.ts';
import { variable } from '../testing/node-example.ts';
import { setStage } from '../testing/stage.ts';

/** The request for an address and a query with a caller's words in them; null where it is refused. */
function requestWith(words: string): { readonly url: string; readonly body: string } | null {
  const config = {
    method: 'POST',
    url: 'https://crm.example.com/customers/{{ words }}/orders',
    query: [{ name: 'q', value: '{{ words }}' }],
    bodyKind: 'json',
    bodyJson: '{"words": words}',
  };
  const { engine, run } = setStage(flowAround('http_request', config, [variable('words', 'text', { initial: words })]));
  const { commands } = engine.step(run, { type: 'run.started' }, 0);
  const request = commands.find(({ type }) => type === 'http.request');
  if (request?.type !== 'http.request') return null;
  return { url: String(request.url), body: String(request.body) };
}

describe('whatever a caller enters', () => {
  it.each([1, 20260331])('stays where it was put (seed %i)', (seed) => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '../admin',
        '..',
        '.',
        '%2e%2e',
        'a/b',
        '?x=1',
        '#',
        '@evil.example',
        '\\',
        '\r\nHost: x',
        '{{ 1 }}',
        '\ud800',
      ),
    );
    fc.assert(
      fc.property(words, (entered) => {
        const request = requestWith(entered);
        if (entered === '.' || entered === '..') {
          expect(request).toBeNull();
          return;
        }
        const value = "[A-Za-z0-9_.!~*'()%-]*";
        expect(request?.url).toMatch(
          new RegExp(`^https://crm\\.example\\.com/customers/${value}/orders\\?q=${value}$`),
        );
        expect(JSON.parse(request?.body ?? '')).toEqual({ words: entered });
      }),
      { seed, numRuns: 150 },
    );
  });
});
