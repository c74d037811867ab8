'use client';

import type { ConflictWords, MergeSide } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { classNames } from '@/ui/class-names';

/** One thing that both changed: what it was, and what each made of it. */
export function ConflictChoice({
  words,
  who,
  chosen,
  onChoose,
}: {
  words: ConflictWords;
  who: string;
  chosen: MergeSide | null;
  onChoose: (side: MergeSide) => void;
}) {
  const t = useTranslations('presence.conflict');
  const name = useId();
  const { title, label, values } = words;
  const sides: readonly { side: MergeSide; of: string }[] = [
    { side: 'mine', of: t('mine') },
    { side: 'theirs', of: t('theirs', { who }) },
  ];
  return (
    <fieldset className="rounded-lg border border-line p-3" data-conflict={`${title} ${label}`.trim()}>
      <legend className="px-1 text-sm font-medium">
        {title}
        {label !== '' && <span className="font-normal text-ink-muted"> · {label}</span>}
      </legend>
      <p className="mb-2 line-clamp-3 text-xs text-ink-muted [overflow-wrap:anywhere]">
        {t('before', { value: values.base ?? t('nothing') })}
      </p>
      <div className="grid gap-2 sm:grid-cols-2">
        {sides.map(({ side, of }) => (
          <label
            key={side}
            className={classNames(
              'flex cursor-pointer items-start gap-2 rounded-md border p-2.5 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-focus',
              chosen === side ? 'border-accent bg-accent-soft' : 'border-line-strong hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name={name}
              value={side}
              checked={chosen === side}
              onChange={() => onChoose(side)}
              className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
            />
            <span className="min-w-0 flex-1">
              <span className="block text-xs font-medium text-ink-muted">{of}</span>
              <span
                className={classNames(
                  'block max-h-40 overflow-y-auto text-sm whitespace-pre-line [overflow-wrap:anywhere]',
                  values[side] === null && 'text-danger-ink italic',
                )}
              >
                {values[side] ?? t('removed')}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
