import type { FlowDocument, FlowNode, JsonObject } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { findReferences } from './pins.ts';

const node = (id: string, type: string, config: JsonObject): FlowNode => ({ id, type, version: 1, name: id, config });
const documentOf = (nodes: FlowNode[]): FlowDocument => ({
  schemaVersion: 1,
  kind: 'voice',
  name: 'Any',
  description: '',
  languages: ['en-US'],
  variables: [],
  nodes,
  edges: [],
  errorHandler: null,
  tests: [],
});

describe('what a document refers to', () => {
  it('is every flow that is entered, also the one heard while waiting, and every prompt', () => {
    const document = documentOf([
      node('sub', 'sub_flow', { flowId: 'inner', inputs: [] }),
      node('queue', 'queue', { queueId: 'q', waiting: { flowId: 'waiting', inputs: [] } }),
      node('other', 'queue', { queueId: 'q', waiting: { flowId: '', inputs: [] } }),
      node('say', 'say', { prompt: [{ kind: 'prompt', promptId: 'hello' }] }),
    ]);
    expect(findReferences(document)).toEqual({ flowIds: ['inner', 'waiting'], promptIds: ['hello'] });
  });
});
