'use client';

import type { RolloutAudience } from '@patchbay/flow-schema';
import { useLocale, useTranslations } from 'next-intl';

/** Who gets the new version, in words. */
export function useAudienceWords(): (audience: RolloutAudience) => string {
  const t = useTranslations('rollouts.audience');
  const locale = useLocale();
  return (audience) =>
    audience.kind === 'share'
      ? t('share', { percent: percentOf(audience.percent / 100, locale) })
      : t('numbers', { count: audience.patterns.length });
}

/** A share as people read it, with the decimals that keep something small from looking like nothing. */
export function percentOf(share: number, locale: string): string {
  const digits = share >= 0.1 ? 0 : share >= 0.001 ? 1 : 3;
  const style = { style: 'percent', maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', style).format(share);
}
