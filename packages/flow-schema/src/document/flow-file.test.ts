import { describe, expect, it } from 'vitest';
import { readFlow, readFlowFile } from './flow-file.ts';
import { flowOf, nodeOf, testRegistry } from './flow-fixtures.ts';

function codes(text: string): string[] {
  const reading = readFlowFile(text, testRegistry);
  return reading.ok ? [] : reading.problems.map((problem) => problem.code);
}

describe('reading a flow from outside', () => {
  it('takes a bare document and one with its layout', () => {
    const document = flowOf({ nodes: [nodeOf('a', 'start')] });
    const bare = readFlowFile(JSON.stringify(document), testRegistry);
    const wrapped = readFlowFile(
      JSON.stringify({ flow: document, layout: { nodes: { a: { x: 1, y: 2 } } } }),
      testRegistry,
    );
    expect(bare).toMatchObject({ ok: true, document, layout: null });
    expect(wrapped).toMatchObject({ ok: true, document, layout: { nodes: { a: { x: 1, y: 2 } } } });
  });

  it('fills in what a hand-written document may leave out', () => {
    const reading = readFlow({
      schemaVersion: 1,
      kind: 'voice',
      name: 'N',
      languages: ['en-US'],
      variables: [{ name: 'a', type: 'text' }],
      nodes: [],
      edges: [],
    });
    expect(reading).toMatchObject({
      ok: true,
      document: { description: '', errorHandler: null, tests: [], variables: [{ role: 'local', sensitive: false }] },
    });
  });

  it.each([
    ['broken off', '{"schemaVersion": 1, "nodes": [', 'flow_not_json'],
    ['empty', '', 'flow_not_json'],
    ['an array', '[]', 'flow_not_object'],
    ['null', 'null', 'flow_not_object'],
    ['something else', '{"hello": 1}', 'flow_no_version'],
    ['too new', '{"schemaVersion": 99}', 'flow_too_new'],
    ['a version that is no number', '{"schemaVersion": "1"}', 'flow_no_version'],
    ['a prototype key', '{"schemaVersion": 1, "__proto__": {"polluted": true}}', 'flow_forbidden_key'],
    [
      'a prototype key deep inside',
      '{"schemaVersion": 1, "nodes": [{"config": {"constructor": {}}}]}',
      'flow_forbidden_key',
    ],
    [
      'a hundred thousand brackets',
      `{"schemaVersion": 1, "nodes": ${'['.repeat(5000)}${']'.repeat(5000)}}`,
      'flow_too_deep',
    ],
    ['six megabytes', `"${'x'.repeat(6_000_000)}"`, 'flow_too_large'],
    [
      'the wrong shape',
      '{"schemaVersion": 1, "kind": "voice", "name": "x", "languages": [], "variables": [], "nodes": {}, "edges": []}',
      'flow_shape',
    ],
  ])('refuses %s', (_, text, code) => {
    expect(codes(text)).toContain(code);
  });

  it('says where the text breaks', () => {
    const reading = readFlowFile('{\n  "schemaVersion": 1,\n  oops\n}');
    expect(reading.ok ? '' : reading.problems[0]?.message.en).toContain('line 3:3');
  });

  it('names the place of what does not fit', () => {
    const reading = readFlow({
      ...flowOf({}),
      nodes: [{ id: 'a b', type: 'start', version: 1, name: '', config: {} }],
    });
    expect(reading.ok ? null : reading.problems[0]?.place).toEqual({ kind: 'document', path: ['nodes', 0, 'id'] });
  });

  it('migrates configs step by step and says what it did', () => {
    const reading = readFlow(flowOf({ nodes: [nodeOf('m', 'moved', { seconds: 5 }, 1)] }), testRegistry);
    expect(reading).toMatchObject({
      ok: true,
      document: { nodes: [{ version: 3, config: { inner: { timeoutMs: 5000 } } }] },
      migrated: ['m: rename seconds to timeoutMs', 'm: wrap'],
    });
  });

  it('refuses a node that a newer release made rather than losing what it says', () => {
    expect(codes(JSON.stringify(flowOf({ nodes: [nodeOf('m', 'moved', {}, 4)] })))).toEqual(['node_too_new']);
  });
});
