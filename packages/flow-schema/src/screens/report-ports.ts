import type { NodeContribution } from './contributions.ts';
import type { ReportPort } from './derived-screens.ts';

/** The named ports of a node with what they are called; one that the node does not have is left out. */
export function portsOf({ type, config }: NodeContribution, ids: readonly string[], live: boolean): ReportPort[] {
  const labels = new Map(type.ports(config).map(({ id, label }) => [id, label] as const));
  return ids.flatMap((id) => {
    const label = labels.get(id);
    return label === undefined ? [] : [{ id, label, live }];
  });
}
