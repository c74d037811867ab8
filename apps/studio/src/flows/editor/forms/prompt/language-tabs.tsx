'use client';

import { useId, useState } from 'react';
import { classNames } from '@/ui/class-names';
import { useLanguageName } from '../../../use-language-name';
import { useEditor } from '../../editor-context';

interface LanguageTabsProps {
  /** Languages that have something already, beside those of the flow. */
  readonly present: readonly string[];
  readonly filled: (language: string) => boolean;
  readonly children: (language: string) => React.ReactNode;
}

/** A tab per language of the flow; a dot shows where nothing is said yet. One language needs no tabs. */
export function LanguageTabs({ present, filled, children }: LanguageTabsProps) {
  const nameOf = useLanguageName();
  const id = useId();
  const languages = useEditor((state) => state.content.document.languages);
  const all = [...languages, ...present.filter((one) => !languages.includes(one))];
  const [chosen, setChosen] = useState(all[0] ?? '');
  const current = all.includes(chosen) ? chosen : (all[0] ?? '');
  if (all.length <= 1) return children(current);
  return (
    <div>
      <div role="tablist" className="mb-1.5 flex flex-wrap gap-1">
        {all.map((language) => (
          <button
            key={language}
            type="button"
            role="tab"
            id={`${id}-${language}`}
            aria-selected={language === current}
            title={nameOf(language)}
            onClick={() => setChosen(language)}
            className={classNames(
              'inline-flex h-6 items-center gap-1 rounded-sm px-1.5 text-xs font-medium',
              language === current ? 'bg-pressed text-ink' : 'text-ink-muted hover:bg-hover',
            )}
          >
            {language}
            {!filled(language) && <span className="size-1.5 rounded-full bg-danger" aria-hidden />}
          </button>
        ))}
      </div>
      <div role="tabpanel" aria-labelledby={`${id}-${current}`}>
        {children(current)}
      </div>
    </div>
  );
}
