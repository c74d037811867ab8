import { describe, expect, it } from 'vitest';
import { canonicalJson, versionHash } from './canonical.ts';
import { flowOf, nodeOf, scenarioOf } from './flow-fixtures.ts';

describe('version hash', () => {
  const flow = flowOf({
    nodes: [nodeOf('start', 'start'), nodeOf('bye', 'hang_up', { cause: 16, prompt: [] })],
    edges: [{ from: { node: 'start', port: 'next' }, to: 'bye' }],
  });

  it('is the same whatever the order of nodes, edges, variables and keys', () => {
    const shuffled = {
      ...flow,
      nodes: [nodeOf('bye', 'hang_up', { prompt: [], cause: 16 }), nodeOf('start', 'start')],
    };
    expect(versionHash(shuffled)).toBe(versionHash(flow));
  });

  it('changes with meaning', () => {
    expect(versionHash({ ...flow, name: 'Other' })).not.toBe(versionHash(flow));
    expect(versionHash({ ...flow, languages: ['zh-CN', 'en-US'] })).not.toBe(
      versionHash({ ...flow, languages: ['en-US', 'zh-CN'] }),
    );
  });

  it('is the same without scenarios as with an empty list of them, and whatever their order', () => {
    expect(versionHash({ ...flow, scenarios: [] })).toBe(versionHash(flow));
    expect(versionHash({ ...flow, scenarios: [scenarioOf('a')] })).not.toBe(versionHash(flow));
    expect(versionHash({ ...flow, scenarios: [scenarioOf('b'), scenarioOf('a')] })).toBe(
      versionHash({ ...flow, scenarios: [scenarioOf('a'), scenarioOf('b')] }),
    );
  });

  it('is SHA-256 of the canonical JSON, so that other tools can compute it', () => {
    // printf '%s' '{"a":[1,null],"b":"é"}' | sha256sum
    expect(canonicalJson({ b: 'é', a: [1, undefined] })).toBe('{"a":[1,null],"b":"é"}');
    expect(versionHash(flow)).toMatch(/^[0-9a-f]{64}$/);
  });
});
