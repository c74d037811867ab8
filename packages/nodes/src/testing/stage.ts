import { createEngine, type Engine, type Run, type RunLimits } from '@patchbay/engine';
import type { CallFacts, FlowDocument } from '@patchbay/flow-schema';
import { nodeTypes } from '../registry.ts';
import { innerFlow, innerFlowId, queueAround, waitingFlowId } from './flow-around.ts';

export interface Stage {
  readonly engine: Engine;
  /** A run at its very beginning. */
  readonly run: Run;
}

export const callFacts: CallFacts = {
  direction: 'inbound',
  callerNumber: '+493012345',
  callerName: 'Ada',
  calledNumber: '2000',
};

/** An engine with the real node types, and a run of this flow, or of a queue whose callers hear it; sub-flows find `inner`. */
export function setStage(
  flow: FlowDocument,
  more: {
    readonly call?: Partial<CallFacts>;
    readonly now?: number;
    readonly limits?: RunLimits;
    readonly id?: string;
    readonly waiting?: true | undefined;
    readonly inner?: FlowDocument;
  } = {},
): Stage {
  const documents: Readonly<Record<string, FlowDocument>> = {
    'queue@1': queueAround,
    'flow@1': flow,
    'inner@1': more.inner ?? innerFlow,
  };
  const engine = createEngine({
    nodeTypes,
    document: (version) => {
      const found = documents[version];
      if (found === undefined) throw new Error(`There is no version ${version}`);
      return found;
    },
    ...(more.limits === undefined ? {} : { limits: more.limits }),
  });
  const run = engine.begin({
    id: more.id ?? 'run',
    flowId: more.waiting === true ? 'queue' : waitingFlowId,
    pins: {
      flows: { queue: 'queue@1', [waitingFlowId]: 'flow@1', [innerFlowId]: 'inner@1' },
      prompts: { greeting: 'greeting@1' },
    },
    call: { ...callFacts, ...more.call },
    now: more.now ?? 0,
  });
  return { engine, run };
}
