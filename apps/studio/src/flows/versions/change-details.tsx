'use client';

import type { ChangeDetail } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';

const textMax = 240;

function short(text: string): string {
  return text.length > textMax ? `${text.slice(0, textMax)}…` : text;
}

/** Each value as it was and as it is. Struck through and underlined: the difference does not hang on a colour. */
export function ChangeDetails({ details }: { details: readonly ChangeDetail[] }) {
  const t = useTranslations('flow_versions.changes');
  if (details.length === 0) return null;
  return (
    <span className="mt-0.5 block space-y-1">
      {details.map(({ label, before, after }, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: made anew with every comparison
          key={index}
          className="block text-xs [overflow-wrap:anywhere]"
        >
          {label !== '' && <span className="text-ink-muted">{label}: </span>}
          {before !== null && (
            <del className="rounded-xs bg-danger-soft px-0.5 text-danger-ink">
              <span className="sr-only">{t('was')} </span>
              {short(before)}
            </del>
          )}
          {before !== null && after !== null && ' → '}
          {after !== null && (
            <ins className="rounded-xs bg-success-soft px-0.5 text-success-ink decoration-1 underline-offset-2">
              <span className="sr-only">{t('is')} </span>
              {short(after)}
            </ins>
          )}
        </span>
      ))}
    </span>
  );
}
