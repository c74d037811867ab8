import type { FlowDocument, RolloutAudience } from '@patchbay/flow-schema';
import { isChosen, type RolloutCaller } from '@patchbay/records';
import type { FlowLookup, FlowSource } from '../../ports/flow-source.ts';

export interface MemoryFlow {
  readonly flowId: string;
  readonly version: string;
  readonly document: FlowDocument;
  readonly numbers: readonly string[];
  /** Sub-flows and prompts that a run is pinned to beside the flow itself. */
  readonly flows?: Readonly<Record<string, string>>;
  readonly prompts?: Readonly<Record<string, string>>;
  /** A version that is tried on some callers. */
  readonly tried?: {
    readonly id: string;
    readonly version: string;
    readonly document: FlowDocument;
    readonly audience: RolloutAudience;
    readonly homeCountry: string;
  };
}

/** Flows and numbers in memory. */
export class MemoryFlowSource implements FlowSource {
  private readonly ended = new Set<string>();

  constructor(private readonly flows: readonly MemoryFlow[]) {}

  async byNumber(number: string, caller: RolloutCaller): Promise<FlowLookup> {
    const flow = this.flows.find(({ numbers }) => numbers.includes(number));
    return flow
      ? this.lookUp(flow, caller)
      : { found: false, reason: 'unknown_number', message: 'No flow has this number.' };
  }

  async byFlow(flowId: string, caller: RolloutCaller): Promise<FlowLookup> {
    const flow = this.flows.find((one) => one.flowId === flowId);
    return flow
      ? this.lookUp(flow, caller)
      : { found: false, reason: 'unknown_flow', message: 'There is no such flow.' };
  }

  /** Ends a roll-out: from now on everyone gets the old version. */
  endRollout(id: string): void {
    this.ended.add(id);
  }

  async load(): Promise<void> {
    // Everything is here from the beginning.
  }

  document(version: string): FlowDocument {
    const found = this.flows.flatMap((flow) => [flow, flow.tried]).find((one) => one?.version === version);
    if (!found) throw new Error(`Version ${version} was not loaded.`);
    return found.document;
  }

  private lookUp(flow: MemoryFlow, caller: RolloutCaller): FlowLookup {
    const { flowId, flows = {}, prompts = {}, tried } = flow;
    const isTried = tried !== undefined && !this.ended.has(tried.id) && isChosen(tried, caller);
    const { version } = isTried ? tried : flow;
    return { found: true, flowId, pins: { flows: { [flowId]: version, ...flows }, prompts } };
  }
}
