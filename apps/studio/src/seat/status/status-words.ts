import type { AgentLive } from '@patchbay/records';
import { useTranslations } from 'next-intl';
import type { BadgeTone } from '@/ui/badge';

export const statusTones: Readonly<Record<AgentLive['status'], BadgeTone>> = {
  signed_out: 'neutral',
  ready: 'success',
  not_ready: 'warning',
  ringing: 'info',
  talking: 'accent',
  consulting: 'accent',
  after_call_work: 'warning',
};

const ownReasons = ['ring_no_answer', 'declined', 'unreachable', 'phone_lost', 'phone_awaited', 'signed_in'] as const;

/** Why an agent is not ready: one of routing's own reasons, or the name of one the centre has. */
export function useReasonName(): (
  reason: string | null,
  names: readonly { id: string; name: string }[],
) => string | null {
  const t = useTranslations('seat');
  return (reason, names) => {
    if (reason === null) return null;
    const own = ownReasons.find((known) => known === reason);
    if (own !== undefined) return t(`reasons.${own}`);
    return names.find(({ id }) => id === reason)?.name ?? null;
  };
}
