'use client';

import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/ui/badge';

export type ProposalStateName = 'open' | 'approved' | 'refused' | 'withdrawn' | 'replaced';

const tones: Readonly<Record<ProposalStateName, BadgeTone>> = {
  open: 'info',
  approved: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
  replaced: 'neutral',
};

export function ProposalState({ state }: { state: ProposalStateName }) {
  const t = useTranslations('flow_versions.proposals.states');
  return <Badge tone={tones[state]}>{t(state)}</Badge>;
}
