'use client';

import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/ui/badge';
import type { ShownRollout } from './rollout-plan';

type State = 'running' | NonNullable<ShownRollout['ending']>;

const tones: Record<State, BadgeTone> = {
  running: 'info',
  to_all: 'neutral',
  back: 'warning',
  stopped: 'danger',
  superseded: 'neutral',
  archived: 'neutral',
};

/** How a version went out to some callers first; nothing where it went to everyone at once. */
export function RolloutState({ rollout }: { rollout: State | null }) {
  const t = useTranslations('rollouts.state');
  return rollout === null ? null : <Badge tone={tones[rollout]}>{t(rollout)}</Badge>;
}
