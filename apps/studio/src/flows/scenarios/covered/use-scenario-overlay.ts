import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { type NodeGlow, noOverlay, type Overlay } from '../../editor/core/overlay';
import { isStickyNote } from '../../editor/core/sticky-note';
import { pathOverlay } from '../../editor/core/trace-overlay';
import { useEditor, useScenarios, useWorkspace } from '../../editor/editor-context';
import type { ScenarioRun } from '../run/scenario-store';
import { isStale } from '../run/stale';
import { useFailureWords } from '../steps/use-failure-words';
import { type GraphCoverage, graphCoverage } from './graph-coverage';

/** Which ports the scenarios cover that still hold; null where none has been run. */
export function useCoverage(): GraphCoverage | null {
  const { editor } = useWorkspace();
  const document = useEditor((state) => state.content.document);
  const runs = useScenarios((state) => state.runs);
  return useMemo(() => {
    const { flowId, registry: nodeTypes } = editor.parts;
    const ids = new Set(document.scenarios?.map(({ id }) => id));
    const valid = Object.values(runs).filter((run) => ids.has(run.scenario.id) && !isStale(run, document, flowId));
    return valid.length === 0 ? null : graphCoverage({ flowId, document, nodeTypes }, valid);
  }, [document, runs, editor]);
}

/** What the graph shows beside the panel: the way of the scenario that is looked at, or what all of them cover. */
export function useScenarioOverlay(): Overlay {
  const t = useTranslations('scenarios.result');
  const words = useFailureWords();
  const { editor } = useWorkspace();
  const document = useEditor((state) => state.content.document);
  const run = useScenarios((state) => (state.opened === null ? null : (state.runs[state.opened] ?? null)));
  const listed = useScenarios((state) => state.opened === null && state.coverage);
  const coverage = useCoverage();
  return useMemo(() => {
    const { flowId } = editor.parts;
    if (run !== null) {
      if (isStale(run, document, flowId)) return noOverlay;
      return withRemark(wayOf(run, flowId), run, flowId, (expected, got) => `${expected}\n${got}`);
    }
    if (!listed || coverage === null) return noOverlay;
    const nodes: Record<string, NodeGlow> = {};
    for (const node of document.nodes) {
      if (isStickyNote(node)) continue;
      const visited = coverage.nodes.has(node.id);
      nodes[node.id] = { active: false, visited, calls: 0, failed: false, missed: !visited };
    }
    return { nodes, edges: {}, ports: coverage.ports };

    function withRemark(
      way: Overlay,
      { result: { failure } }: ScenarioRun,
      flow: string,
      say: (expected: string, got: string) => string,
    ): Overlay {
      if (failure?.place?.flowId !== flow) return way;
      const { nodeId } = failure.place;
      const { expected, got } = words(failure);
      const remark = say(`${t('expected')}: ${expected}`, `${t('got')}: ${got}`);
      const before = way.nodes[nodeId] ?? { active: false, visited: true, calls: 0, failed: false };
      return { ...way, nodes: { ...way.nodes, [nodeId]: { ...before, failed: true } }, remarks: { [nodeId]: remark } };
    }
  }, [run, listed, coverage, document, editor, words, t]);
}

function wayOf({ result }: ScenarioRun, flowId: string): Overlay {
  const steps = result.trace.flatMap(({ entry }) => {
    if (entry.trace !== 'node.entered' && entry.trace !== 'node.left') return [];
    const { flowId: flow, nodeId, depth } = entry;
    return [{ flowId: flow, depth, nodeId, port: entry.trace === 'node.left' ? entry.port : null, failed: false }];
  });
  return pathOverlay(steps, { flowId, depth: 0 }, null);
}
