import type { PassedPort, ScenarioResult } from '@patchbay/engine';

export function portKey({ nodeId, port }: Pick<PassedPort, 'nodeId' | 'port'>): string {
  return JSON.stringify([nodeId, port]);
}

function portsIn({ ports }: ScenarioResult, flowId: string): string[] {
  return ports.filter((port) => port.flowId === flowId).map(portKey);
}

/** Which of the proposed scenarios go where neither those of the flow nor those proposed before them go. */
export function addsTo(
  present: readonly ScenarioResult[],
  proposed: readonly ScenarioResult[],
  flowId: string,
): ReadonlySet<string> {
  const covered = new Set(present.flatMap((result) => portsIn(result, flowId)));
  const useful = new Set<string>();
  for (const result of proposed) {
    const fresh = portsIn(result, flowId).filter((port) => !covered.has(port));
    if (fresh.length === 0) continue;
    useful.add(result.scenarioId);
    for (const port of fresh) covered.add(port);
  }
  return useful;
}
