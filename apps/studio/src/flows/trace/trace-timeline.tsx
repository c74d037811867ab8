'use client';

import { runEndReasons } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { classNames } from '@/ui/class-names';
import type { TraceStep } from './replay';
import { secondsSinceStart } from './seconds-since-start';

const kinds = [
  'node.entered',
  'node.left',
  'variable.set',
  'language.set',
  'flow.entered',
  'flow.left',
  'failure',
  'limit.reached',
  'bug',
  'run.ended',
] as const;

/** Nodes of every version the call ran, by `version/nodeId`. */
export type TraceNodes = Readonly<Record<string, { readonly name: string; readonly type: string }>>;

function detailOf(step: TraceStep, nodes: TraceNodes, endOf: (reason: string) => string): string {
  const { detail } = step;
  const node = nodes[`${step.version}/${step.nodeId}`];
  const name = node?.name || step.nodeId || '';
  switch (step.kind) {
    case 'node.entered':
      return name;
    case 'node.left':
      // Whoever presses a button on the seat takes the call out of a step by none of its ways.
      return step.port === null || step.port === '' ? name : `${name} → ${step.port}`;
    case 'variable.set':
      return `${String(detail.name)} = ${JSON.stringify(detail.value)}`;
    case 'run.ended':
      return endOf(String(detail.reason));
    case 'failure':
      return `${String(detail.code)}: ${String(detail.message)}`;
    default:
      return Object.values(detail).map(String).join(' ');
  }
}

/** The story of the call line by line; press one to go there. */
export function TraceTimeline({
  steps,
  nodes,
  at,
  onGo,
}: {
  steps: readonly TraceStep[];
  nodes: TraceNodes;
  at: number;
  onGo: (index: number) => void;
}) {
  const t = useTranslations('flows.trace');
  const tEnds = useTranslations('calls.ends');
  const endOf = (reason: string) => {
    const known = runEndReasons.find((one) => one === reason);
    return known === undefined ? reason : tEnds(known);
  };
  const frame = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const line = frame.current?.children[at];
    if (!(frame.current && line)) return;
    // Moves only the list: scrollIntoView would move the page as well.
    const list = frame.current.getBoundingClientRect();
    const { top, bottom } = line.getBoundingClientRect();
    frame.current.scrollTop += Math.min(0, top - list.top) + Math.max(0, bottom - list.bottom);
  }, [at]);
  return (
    <ol ref={frame} aria-label={t('timeline')} className="max-h-72 min-h-0 flex-1 overflow-y-auto p-1 lg:max-h-none">
      {steps.map((step, index) => {
        const kind = kinds.find((one) => one === step.kind);
        return (
          <li key={step.index}>
            <button
              type="button"
              aria-current={index === at ? 'step' : undefined}
              onClick={() => onGo(index)}
              className={classNames(
                'flex w-full items-baseline gap-2 rounded-md px-2 py-0.5 text-left text-xs hover:bg-hover',
                index === at && 'bg-accent-soft text-accent-ink',
                index > at && 'text-ink-faint',
                step.kind === 'failure' && 'text-danger',
              )}
              style={{ paddingLeft: `${0.5 + step.depth * 0.75}rem` }}
            >
              <span className="w-10 shrink-0 text-right text-ink-faint tabular-nums">
                {secondsSinceStart(steps, index)}
              </span>
              <span className="shrink-0 font-medium">
                {kind ? t(`kinds.${kind.replace('.', '_') as 'node_entered'}`) : step.kind}
              </span>
              <span className="min-w-0 truncate" title={detailOf(step, nodes, endOf)}>
                {detailOf(step, nodes, endOf)}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
