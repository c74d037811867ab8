import { canonicalJson, type FlowDocument, type FlowNode, type Scenario } from '@patchbay/flow-schema';
import { flowIndex } from '../../editor/core/flow-order';
import type { ScenarioRun } from './scenario-store';

function same(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a ?? null) === canonicalJson(b ?? null);
}

/** What a node does; its name is for people. */
function meaning(node: FlowNode | undefined): unknown {
  return node === undefined ? null : [node.type, node.version, node.config];
}

/** What a scenario plays; what it is called and whether it is required changes nothing of that. */
function play(scenario: Scenario | undefined): unknown {
  return scenario && { ...scenario, name: '', required: false };
}

/** The nodes of this flow that the call came to. */
export function nodesPassed({ result }: Pick<ScenarioRun, 'result'>, flowId: string): ReadonlySet<string> {
  return new Set(
    result.trace.flatMap(({ entry }) =>
      entry.trace === 'node.entered' && entry.flowId === flowId ? [entry.nodeId] : [],
    ),
  );
}

const known = new WeakMap<ScenarioRun, { readonly document: FlowDocument; readonly stale: boolean }>();

/**
 * Whether a result may no longer hold: the scenario was changed, or something that the call came by was. What it never met may
 * change as it likes.
 */
export function isStale(run: ScenarioRun, document: FlowDocument, flowId: string): boolean {
  if (run.document === document) return false;
  const looked = known.get(run);
  if (looked?.document === document) return looked.stale;
  const stale = look(run, document, flowId);
  known.set(run, { document, stale });
  return stale;
}

function look(run: ScenarioRun, document: FlowDocument, flowId: string): boolean {
  const { document: before } = run;
  const scenario = document.scenarios?.find(({ id }) => id === run.scenario.id);
  if (!same(play(scenario), play(run.scenario))) return true;
  if (!same(before.variables, document.variables) || !same(before.languages, document.languages)) return true;
  if (before.errorHandler !== document.errorHandler || before.kind !== document.kind) return true;
  const [then, now] = [flowIndex(before), flowIndex(document)];
  for (const id of nodesPassed(run, flowId)) {
    const [old, current] = [then.nodes.get(id), now.nodes.get(id)];
    if (old !== current && !same(meaning(old), meaning(current))) return true;
    if (!same(sorted(then.outgoing.get(id)), sorted(now.outgoing.get(id)))) return true;
  }
  return false;
}

function sorted(edges: readonly { readonly from: { readonly port: string }; readonly to: string }[] = []): string[] {
  return edges.map(({ from, to }) => JSON.stringify([from.port, to])).sort();
}
