import { checkFlow } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { describe, expect, it } from 'vitest';
import { demoFlows, demoPrompts } from './demo-flows.ts';
import { demoLayout } from './demo-layout.ts';

describe('the flows of the demo centre', () => {
  const flows = demoFlows();
  const surroundings = {
    flowIds: new Set(flows.map((flow) => flow.id)),
    promptIds: new Set(demoPrompts.map((prompt) => prompt.id)),
  };

  it.each(flows.map((flow) => [flow.document.name, flow] as const))('%s has no problem at all', (_, flow) => {
    expect(checkFlow(flow.document, nodeTypes, surroundings)).toEqual([]);
  });

  it.each(flows.map((flow) => [flow.document.name, flow] as const))('%s has its nodes side by side', (_, flow) => {
    const { nodes } = demoLayout(flow.id);
    const places = Object.values(nodes).map(({ x, y }) => `${x},${y}`);
    expect(places).toHaveLength(flow.document.nodes.length);
    expect(new Set(places).size).toBe(places.length);
  });
});
