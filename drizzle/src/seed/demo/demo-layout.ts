import { type FlowLayout, flowLayoutSchema } from '@patchbay/flow-schema';
import layouts from './layouts.json' with { type: 'json' };

/**
 * Where the boxes of a demo flow stand: what the editor's own "arrange" makes of it, written down because the editor
 * arranges in a browser. A flow that is not listed is arranged when it is first opened.
 */
export function demoLayout(flowId: string): FlowLayout {
  const all: Readonly<Record<string, unknown>> = layouts;
  return flowLayoutSchema.parse(all[flowId] ?? { nodes: {} });
}
