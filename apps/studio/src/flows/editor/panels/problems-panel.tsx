'use client';

import type { Problem } from '@patchbay/flow-schema';
import { ChevronDown, ChevronUp, CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useEditor, useScreen, useWorkspace } from '../editor-context';
import { FlowFiguresLine } from './flow-figures-line';
import { ProblemRow } from './problem-row';

/** More than anybody reads at once; the rest comes up as these are mended. */
const shownMax = 200;

/** What is wrong with the flow, below the canvas: press to go there, mend with one click where that is possible. */
export function ProblemsPanel() {
  const t = useTranslations('flows.problems');
  const { screen } = useWorkspace();
  const open = useScreen((state) => state.problems);
  const problems = useEditor((state) => state.problems);
  const list = useRef<HTMLDivElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const errors = problems.filter((problem) => problem.severity === 'error');
  const warnings = problems.filter((problem) => problem.severity === 'warning');
  const asked = useRef(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (event.key === 'F8') {
        asked.current = true;
        if (screen.getState().problems) rowsOf(list.current)[0]?.focus();
        else screen.setState({ problems: true });
        event.preventDefault();
      } else if (list.current?.contains(event.target as Node) && walk(event, list.current)) {
        if (event.key === 'Escape') {
          screen.setState({ problems: false });
          toggle.current?.focus();
        }
        event.preventDefault();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [screen]);
  useEffect(() => {
    if (!open || !asked.current) return;
    asked.current = false;
    (rowsOf(list.current)[0] ?? toggle.current)?.focus();
  }, [open]);
  return (
    <section aria-label={t('title')} className="shrink-0 border-t border-line bg-surface">
      <div className="flex min-h-8 flex-wrap items-center">
        <button
          ref={toggle}
          type="button"
          aria-expanded={open}
          aria-keyshortcuts="F8"
          onClick={() => screen.setState({ problems: !open })}
          className="flex h-8 flex-auto items-center gap-3 px-3 text-xs whitespace-nowrap text-ink-muted hover:bg-hover focus-visible:-outline-offset-2"
        >
          {open ? <ChevronDown className="size-3.5" aria-hidden /> : <ChevronUp className="size-3.5" aria-hidden />}
          {problems.length === 0 && (
            <span className="inline-flex items-center gap-1.5">
              <CircleCheck className="size-3.5 text-success" aria-hidden />
              {t('none')}
            </span>
          )}
          {errors.length > 0 && (
            <span className="inline-flex items-center gap-1.5 text-danger">
              <CircleAlert className="size-3.5" aria-hidden />
              {t('errors', { count: errors.length })}
            </span>
          )}
          {warnings.length > 0 && (
            <span className="inline-flex items-center gap-1.5 text-warning-ink">
              <TriangleAlert className="size-3.5" aria-hidden />
              {t('warnings', { count: warnings.length })}
            </span>
          )}
        </button>
        <FlowFiguresLine />
      </div>
      {open && problems.length > 0 && (
        <div ref={list} className="max-h-[min(16rem,35vh)] overflow-y-auto border-t border-line pb-1">
          <Group title={t('blocking')} problems={errors.slice(0, shownMax)} />
          <Group title={t('weigh')} problems={warnings.slice(0, Math.max(0, shownMax - errors.length))} />
          {problems.length > shownMax && (
            <p className="px-3 py-1.5 text-xs text-ink-muted">{t('more', { count: problems.length - shownMax })}</p>
          )}
        </div>
      )}
    </section>
  );
}

/** Up and down go from problem to problem; says whether the key means something in the list. */
function walk(event: KeyboardEvent, list: HTMLElement): boolean {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return event.key === 'Escape';
  const rows = rowsOf(list);
  const at = rows.findIndex((row) => row.closest('li')?.contains(event.target as Node));
  rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus();
  return true;
}

function rowsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('button[data-problem]') ?? [])];
}

function Group({ title, problems }: { title: string; problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="sticky top-0 z-10 bg-surface px-3 pt-1.5 pb-1 text-xs font-medium text-ink-muted">{title}</h3>
      <ul>
        {problems.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same problem may be there twice, and the list is made anew each time
          <ProblemRow key={`${problem.code}/${index}`} problem={problem} />
        ))}
      </ul>
    </section>
  );
}
