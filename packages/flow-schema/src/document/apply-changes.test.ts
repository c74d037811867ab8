import { describe, expect, it } from 'vitest';
import { applyChanges } from './apply-changes.ts';
import { canonicalFlow } from './canonical.ts';
import { flowOf, nodeOf } from './flow-fixtures.ts';
import type { DocumentChange } from './problem.ts';

const variable = { name: 'a', type: 'text', role: 'local', sensitive: false, description: '' } as const;
const base = flowOf({
  nodes: [nodeOf('start', 'start'), nodeOf('end', 'hang_up')],
  edges: [{ from: { node: 'start', port: 'next' }, to: 'end' }],
  variables: [variable],
  errorHandler: 'end',
});

describe('changes', () => {
  it.each<[string, DocumentChange]>([
    ['add_node', { change: 'add_node', node: nodeOf('x', 'note') }],
    ['remove_node with its edges and its place as error handler', { change: 'remove_node', node: 'end' }],
    ['set_config', { change: 'set_config', node: 'end', config: { cause: 17 } }],
    ['add_edge', { change: 'add_edge', edge: { from: { node: 'end', port: 'p' }, to: 'start' } }],
    ['remove_edge', { change: 'remove_edge', edge: { from: { node: 'start', port: 'next' }, to: 'end' } }],
    ['add_variable', { change: 'add_variable', variable: { ...variable, name: 'b' } }],
    ['remove_variable', { change: 'remove_variable', name: 'a' }],
    ['set_variable, renaming', { change: 'set_variable', name: 'a', variable: { ...variable, name: 'c' } }],
    ['set_error_handler', { change: 'set_error_handler', node: null }],
  ])('%s is undone by its inverse', (_, change) => {
    const changed = applyChanges(base, [change]);
    expect(canonicalFlow(changed.document)).not.toEqual(canonicalFlow(base));
    expect(canonicalFlow(applyChanges(changed.document, changed.inverse).document)).toEqual(canonicalFlow(base));
  });

  it('leaves the document alone where there is nothing to change', () => {
    const changes: DocumentChange[] = [
      { change: 'remove_node', node: 'nobody' },
      { change: 'set_config', node: 'nobody', config: {} },
      { change: 'remove_variable', name: 'nobody' },
    ];
    expect(applyChanges(base, changes)).toEqual({ document: base, inverse: [] });
  });
});
