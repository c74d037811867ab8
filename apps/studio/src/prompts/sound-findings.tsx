'use client';

import { useTranslations } from 'next-intl';
import type { SoundFinding } from '@/media/sound/sound-findings';
import { Badge } from '@/ui/badge';
import { Tooltip } from '@/ui/tooltip';

/** What is wrong with a recording, each with what it means. */
export function SoundFindings({ findings }: { findings: readonly SoundFinding[] }) {
  const t = useTranslations('prompts.findings');
  return findings.map((finding) => (
    <Tooltip key={finding} content={t(`${finding}_help`)}>
      <Badge tone={finding === 'silent' || finding === 'clipped' ? 'danger' : 'warning'}>{t(finding)}</Badge>
    </Tooltip>
  ));
}
