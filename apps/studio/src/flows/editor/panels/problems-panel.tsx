'use client';

import type { Problem } from '@patchbay/flow-schema';
import { ChevronDown, ChevronUp, CircleAlert, CircleCheck, TriangleAlert, Wrench } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { revealNode } from '../core/editor-screen';
import { flowIndex } from '../core/flow-order';
import { nodeOfProblem } from '../core/problem-index';
import { useEditor, useScreen, useUiLocale, useWorkspace } from '../editor-context';
import { useNodeName } from '../use-node-name';

/** Goes to the place a problem speaks of: the node and its field, the variables, or the settings. */
export function useGoToProblem(): (problem: Problem) => void {
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

/** What is wrong with the flow, below the canvas: press to go there, mend with one click where that is possible. */
export function ProblemsPanel() {
  const t = useTranslations('flows.problems');
  const { screen } = useWorkspace();
  const open = useScreen((state) => state.problems);
  const problems = useEditor((state) => state.problems);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  return (
    <section aria-label={t('title')} className="shrink-0 border-t border-line bg-surface">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => screen.setState({ problems: !open })}
        className="flex h-8 w-full items-center gap-3 px-3 text-xs text-ink-muted hover:bg-hover"
      >
        {problems.length === 0 ? (
          <span className="inline-flex items-center gap-1.5">
            <CircleCheck className="size-3.5 text-success" aria-hidden />
            {t('none')}
          </span>
        ) : (
          <>
            {errors > 0 && (
              <span className="inline-flex items-center gap-1.5 text-danger">
                <CircleAlert className="size-3.5" aria-hidden />
                {t('errors', { count: errors })}
              </span>
            )}
            {warnings > 0 && (
              <span className="inline-flex items-center gap-1.5 text-warning-ink">
                <TriangleAlert className="size-3.5" aria-hidden />
                {t('warnings', { count: warnings })}
              </span>
            )}
          </>
        )}
        <span className="flex-1" />
        {open ? <ChevronDown className="size-3.5" aria-hidden /> : <ChevronUp className="size-3.5" aria-hidden />}
      </button>
      {open && problems.length > 0 && (
        <ul className="max-h-48 overflow-y-auto border-t border-line py-1">
          {problems.map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same problem may be there twice, and the list is made anew each time
            <ProblemRow key={`${problem.code}/${index}`} problem={problem} />
          ))}
        </ul>
      )}
    </section>
  );
}

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
    <li className="flex items-center gap-2 px-3 hover:bg-hover">
      <button
        type="button"
        className="flex min-w-0 flex-1 items-center gap-2 py-1 text-left text-sm"
        onClick={() => {
          go(problem);
          onGo?.();
        }}
      >
        {problem.severity === 'error' ? (
          <CircleAlert className="size-3.5 shrink-0 text-danger" aria-label={t('error')} />
        ) : (
          <TriangleAlert className="size-3.5 shrink-0 text-warning" aria-label={t('warning')} />
        )}
        <span className="max-w-40 shrink-0 truncate font-medium">{where}</span>
        <span className="min-w-0 flex-1 truncate text-ink-muted" title={problem.message[locale]}>
          {problem.message[locale]}
        </span>
      </button>
      {problem.fix !== undefined && !readOnly && (
        <Button size="sm" variant="ghost" className="h-6" onClick={() => editor.actions.applyFix(problem)}>
          <Wrench aria-hidden />
          {problem.fix.label[locale]}
        </Button>
      )}
    </li>
  );
}
