'use client';

import type { ReportDefinition } from '@patchbay/reports';
import { ChartNoAxesCombined } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { emptyHint } from './empty-hint';

/** A report without a line: what can be asked otherwise, and what has to happen first where the centre is new. */
export function NothingCounted({ definition }: { definition: Pick<ReportDefinition, 'measures'> }) {
  const t = useTranslations('reports');
  const can = useCan();
  const hint = emptyHint(definition);
  return (
    <EmptyState
      icon={ChartNoAxesCombined}
      title={t('empty_title')}
      description={
        <>
          {t('empty')}
          {hint !== null && <span className="mt-2 block">{t(`empty_hints.${hint.key}`)}</span>}
        </>
      }
      {...(hint !== null && can(hint.permission)
        ? { action: <LinkButton href={hint.href}>{t(`empty_links.${hint.key}`)}</LinkButton> }
        : {})}
    />
  );
}
