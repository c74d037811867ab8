'use client';

import type { PromptRevisionContent, PromptRevisionPart } from '@patchbay/drizzle';
import { useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';

export type PromptContent = PromptRevisionContent;
export type PromptPart = PromptRevisionPart;

export function PromptState({ publishedId, latestId }: { publishedId: string | null; latestId: string }) {
  const t = useTranslations('prompts');
  if (publishedId === null) return <Badge>{t('unpublished')}</Badge>;
  return (
    <span className="inline-flex gap-1">
      <Badge tone="success">{t('published')}</Badge>
      {publishedId !== latestId && <Badge tone="warning">{t('changed')}</Badge>}
    </span>
  );
}
