import type { Simulation } from '@patchbay/engine';
import { fillScript, type NodeTypeRegistry, type ScriptPart, seatScreenOf, type Text } from '@patchbay/flow-schema';
import type { SimulationState } from './simulation-store';

interface SimulatedScript {
  readonly key: string;
  readonly title: Text;
  readonly parts: readonly ScriptPart[];
}

/** What the agent would say by now: the scripts that the call has passed, with the values of this moment. */
export function simulatedScripts(
  simulation: Simulation,
  documents: SimulationState['documents'],
  registry: NodeTypeRegistry,
): SimulatedScript[] {
  const { run, now, trace } = simulation;
  const passed = new Set(
    trace.flatMap(({ entry }) => (entry.trace === 'node.entered' ? [`${entry.flowId}/${entry.nodeId}`] : [])),
  );
  return Object.entries(documents).flatMap(([flowId, document]) => {
    const values = { call: { ...run.call }, ...run.frames.find((frame) => frame.flowId === flowId)?.variables };
    return seatScreenOf(document, registry)
      .scripts.map((script) => ({ script, key: `${flowId}/${script.nodeId}` }))
      .filter(({ key }) => passed.has(key))
      .map(({ script, key }) => ({
        key,
        title: script.title,
        parts: fillScript(script, run.language, values, now),
      }));
  });
}
