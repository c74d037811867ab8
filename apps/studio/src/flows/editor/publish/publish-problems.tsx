'use client';

import type { Problem } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { Callout } from '@/ui/callout';
import { ProblemRow } from '../panels/problem-row';

/** What stands in the way of publishing, and what to weigh where nothing does. */
export function PublishProblems({ problems, onGo }: { problems: readonly Problem[]; onGo: () => void }) {
  const t = useTranslations('flows.publish');
  const errors = problems.filter((problem) => problem.severity === 'error');
  const warnings = problems.filter((problem) => problem.severity === 'warning');
  if (errors.length > 0) {
    return (
      <section>
        <Callout tone="danger" title={t('blocked', { count: errors.length })} />
        <ul className="mt-1 -mx-3 max-h-48 overflow-y-auto">
          {errors.map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: made anew with every check
            <ProblemRow key={index} problem={problem} onGo={onGo} />
          ))}
        </ul>
      </section>
    );
  }
  if (warnings.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer text-sm text-warning-ink">{t('warnings', { count: warnings.length })}</summary>
      <ul className="mt-1 -mx-3 max-h-40 overflow-y-auto">
        {warnings.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: made anew with every check
          <ProblemRow key={index} problem={problem} onGo={onGo} />
        ))}
      </ul>
    </details>
  );
}
