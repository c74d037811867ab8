'use client';

import { useTranslations } from 'next-intl';
import { Kbd } from '@/ui/kbd';
import { type ActKey, actKeys } from './act-target';

/** The keys of the boards, in one line at their foot. */
export function KeyLegend() {
  const t = useTranslations('floor');
  const keys = Object.keys(actKeys) as ActKey[];
  return (
    <p className="hidden flex-wrap items-center gap-x-3 gap-y-1 text-2xs text-ink-faint lg:flex">
      <span className="inline-flex items-center gap-1">
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd> {t('keys.choose')}
      </span>
      <span className="inline-flex items-center gap-1">
        <Kbd>↵</Kbd> {t('keys.menu')}
      </span>
      {keys.map((key) => (
        <span key={key} className="inline-flex items-center gap-1">
          <Kbd>{actKeys[key]}</Kbd> {t(`acts.${key}`)}
        </span>
      ))}
    </p>
  );
}
