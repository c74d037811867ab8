'use client';

import { useTranslations } from 'next-intl';
import { revealNode } from '../core/editor-screen';
import { useEditor, useWorkspace } from '../editor-context';

/** What a caller has to go through, in numbers; press the longest way to see it on the canvas. */
export function FlowFiguresLine() {
  const t = useTranslations('flows.figures');
  const { editor, screen } = useWorkspace();
  const figures = useEditor((state) => state.figures);
  if (figures === null) return null;
  const { longestToPerson, keysToPersonMax, menuDepth } = figures;
  const show = (nodes: readonly string[]) => {
    editor.actions.select({ nodes });
    const last = nodes.at(-1);
    if (last !== undefined) revealNode(screen, last, false);
  };
  return (
    <p className="flex min-h-8 flex-wrap items-center gap-x-3 px-3 text-xs whitespace-nowrap text-ink-muted tabular-nums">
      {longestToPerson === null ? (
        <span>{t('nobody')}</span>
      ) : (
        <button
          type="button"
          title={t('longestHelp')}
          className="rounded-sm underline decoration-dotted underline-offset-2 hover:text-ink"
          onClick={() => show(longestToPerson.nodes)}
        >
          {t('longest', { seconds: Math.round(longestToPerson.durationMs / 1_000), keys: keysToPersonMax ?? 0 })}
        </button>
      )}
      <span title={t('depthHelp')}>{t('depth', { depth: menuDepth })}</span>
    </p>
  );
}
