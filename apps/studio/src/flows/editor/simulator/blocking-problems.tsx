'use client';

import { blocksPublishing, checkFlow, type Problem } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Callout } from '@/ui/callout';
import { useEditor, useWorkspace } from '../editor-context';
import { ProblemRow } from '../panels/problem-row';

const shownMax = 8;

/** What has to be mended before the draft can be tried. */
export function useBlockingProblems(): readonly Problem[] {
  const { editor } = useWorkspace();
  const document = useEditor((state) => state.content.document);
  const known = useEditor((state) => state.problems);
  return useMemo(() => {
    const problems = known.length > 0 ? known : checkFlow(document, editor.parts.registry);
    return blocksPublishing(problems) ? problems.filter(({ severity }) => severity === 'error') : [];
  }, [known, document, editor]);
}

export function BlockingProblems({ problems }: { problems: readonly Problem[] }) {
  const t = useTranslations('flows.simulator');
  if (problems.length === 0) return null;
  return (
    <div>
      <Callout tone="danger" title={t('blocked')} />
      <ul className="mt-1 -mx-3">
        {problems.slice(0, shownMax).map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: made anew with every check
          <ProblemRow key={index} problem={problem} />
        ))}
      </ul>
    </div>
  );
}
