'use client';

import { checkFlow, type FlowFileReading, type Problem } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Callout } from '@/ui/callout';
import { useUiLocale } from '../editor/editor-context';

const shownMax = 20;

function placeOf(problem: Problem): string {
  switch (problem.place.kind) {
    case 'document':
      return (problem.place.path ?? []).join('.');
    case 'node':
      return [problem.place.node, ...(problem.place.field ?? [])].join('.');
    case 'edge':
      return `${problem.place.edge.from.node} → ${problem.place.edge.to}`;
    case 'variable':
      return problem.place.variable;
  }
}

/** What a file holds, or why it cannot be taken: what, where, and what would be right. */
export function ImportReport({ reading }: { reading: FlowFileReading }) {
  const t = useTranslations('flows.import');
  const locale = useUiLocale();
  const warnings = useMemo(() => (reading.ok ? checkFlow(reading.document, nodeTypes).length : 0), [reading]);
  if (reading.ok) {
    const { document, migrated } = reading;
    return (
      <Callout tone="success" title={document.name}>
        <p>
          {t('holds', {
            nodes: document.nodes.length,
            edges: document.edges.length,
            variables: document.variables.length,
          })}
        </p>
        {migrated.length > 0 && <p>{t('migrated', { count: migrated.length })}</p>}
        {warnings > 0 && <p>{t('hasProblems', { count: warnings })}</p>}
      </Callout>
    );
  }
  return (
    <Callout tone="danger" title={t('refused')}>
      <ul className="mt-1 max-h-48 space-y-0.5 overflow-y-auto">
        {reading.problems.slice(0, shownMax).map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a report that is made once
          <li key={index}>
            {placeOf(problem) !== '' && <code className="mr-1 font-mono text-2xs">{placeOf(problem)}</code>}
            {problem.message[locale]}
          </li>
        ))}
      </ul>
      {reading.problems.length > shownMax && (
        <p className="mt-1">{t('more', { count: reading.problems.length - shownMax })}</p>
      )}
    </Callout>
  );
}
