import type { FlowDocument } from '@patchbay/flow-schema';
import type { FlowLookup, FlowSource } from '../../ports/flow-source.ts';

export interface MemoryFlow {
  readonly flowId: string;
  readonly version: string;
  readonly document: FlowDocument;
  readonly numbers: readonly string[];
  /** Sub-flows and prompts that a run is pinned to beside the flow itself. */
  readonly flows?: Readonly<Record<string, string>>;
  readonly prompts?: Readonly<Record<string, string>>;
}

/** Flows and numbers in memory. */
export class MemoryFlowSource implements FlowSource {
  constructor(private readonly flows: readonly MemoryFlow[]) {}

  async byNumber(number: string): Promise<FlowLookup> {
    const flow = this.flows.find(({ numbers }) => numbers.includes(number));
    return flow ? lookupOf(flow) : { found: false, reason: 'unknown_number', message: 'No flow has this number.' };
  }

  async byFlow(flowId: string): Promise<FlowLookup> {
    const flow = this.flows.find((one) => one.flowId === flowId);
    return flow ? lookupOf(flow) : { found: false, reason: 'unknown_flow', message: 'There is no such flow.' };
  }

  async load(): Promise<void> {
    // Everything is here from the beginning.
  }

  document(version: string): FlowDocument {
    const flow = this.flows.find((one) => one.version === version);
    if (!flow) throw new Error(`Version ${version} was not loaded.`);
    return flow.document;
  }
}

function lookupOf({ flowId, version, flows = {}, prompts = {} }: MemoryFlow): FlowLookup {
  return { found: true, flowId, pins: { flows: { [flowId]: version, ...flows }, prompts } };
}
