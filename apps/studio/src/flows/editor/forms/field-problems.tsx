'use client';

import type { Problem } from '@patchbay/flow-schema';
import { classNames } from '@/ui/class-names';
import { useEditor, useEditorActions, useUiLocale } from '../editor-context';

/** What is wrong with a field, under it, with the fix where there is one. */
export function FieldProblems({ problems, id }: { problems: readonly Problem[]; id?: string }) {
  const locale = useUiLocale();
  const actions = useEditorActions();
  const readOnly = useEditor((state) => state.readOnly);
  if (problems.length === 0) return null;
  const shown = problems.filter(
    (problem, index) => problems.findIndex((other) => other.message[locale] === problem.message[locale]) === index,
  );
  return (
    <ul id={id} aria-live="polite" className="mt-1 space-y-0.5">
      {shown.map((problem) => (
        <li
          key={`${problem.code}/${problem.message.en}`}
          className={classNames('text-xs', problem.severity === 'error' ? 'text-danger' : 'text-warning-ink')}
        >
          {problem.message[locale]}
          {problem.fix !== undefined && !readOnly && (
            <button
              type="button"
              className="ml-1.5 font-medium text-accent underline-offset-2 hover:underline"
              onClick={() => actions.applyFix(problem)}
            >
              {problem.fix.label[locale]}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
