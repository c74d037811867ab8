'use client';

import type { Problem } from '@patchbay/flow-schema';
import { CircleAlert, TriangleAlert, Wrench } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { revealNode } from '../core/editor-screen';
import { flowIndex } from '../core/flow-order';
import { nodeOfProblem } from '../core/problem-index';
import { useEditor, useUiLocale, useWorkspace } from '../editor-context';
import { useNodeName } from '../use-node-name';

/** Goes to the place a problem speaks of: the node and its field, the variables, or the settings. */
function useGoToProblem(): (problem: Problem) => void {
  const { editor, screen } = useWorkspace();
  return (problem) => {
    const node = nodeOfProblem(problem);
    if (node !== null) {
      editor.actions.select({ nodes: [node] });
      revealNode(screen, node);
      const path = problem.place.kind === 'node' ? (problem.place.field ?? null) : null;
      screen.setState({ panel: 'properties', ...(path === null ? {} : { field: { node, path } }) });
    } else if (problem.place.kind === 'variable') screen.setState({ panel: 'variables' });
    else screen.setState({ panel: 'settings' });
  };
}

/** One problem: where, what, and the button that mends it. */
export function ProblemRow({ problem, onGo }: { problem: Problem; onGo?: () => void }) {
  const t = useTranslations('flows.problems');
  const { editor } = useWorkspace();
  const locale = useUiLocale();
  const nameOf = useNodeName();
  const go = useGoToProblem();
  const readOnly = useEditor((state) => state.readOnly);
  const id = nodeOfProblem(problem);
  const node = useEditor((state) => (id === null ? undefined : flowIndex(state.content.document).nodes.get(id)));
  const where = node ? nameOf(node) : problem.place.kind === 'variable' ? problem.place.variable : t('flow');
  return (
    <li className="flex items-start gap-2 px-3 hover:bg-hover max-sm:flex-wrap">
      <button
        type="button"
        data-problem={problem.code}
        className="flex min-w-0 flex-1 items-start gap-2 rounded-sm py-1 text-left text-sm focus-visible:-outline-offset-2"
        onClick={() => {
          go(problem);
          onGo?.();
        }}
      >
        {problem.severity === 'error' ? (
          <CircleAlert className="mt-0.5 size-3.5 shrink-0 text-danger" aria-label={t('error')} />
        ) : (
          <TriangleAlert className="mt-0.5 size-3.5 shrink-0 text-warning" aria-label={t('warning')} />
        )}
        <span className="max-w-40 shrink-0 truncate font-medium" title={where}>
          {where}
        </span>
        <span className="min-w-0 flex-1 text-ink-muted">{problem.message[locale]}</span>
      </button>
      {problem.fix !== undefined && !readOnly && (
        <Button
          size="sm"
          variant="ghost"
          className="my-0.5 h-6 shrink-0"
          onClick={() => editor.actions.applyFix(problem)}
        >
          <Wrench aria-hidden />
          {problem.fix.label[locale]}
        </Button>
      )}
    </li>
  );
}
