'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useLive } from '@/live/use-live';
import { toast } from '@/ui/toast';

/** Tells whoever is in the studio that a roll-out stopped by itself, wherever they are. */
export function RolloutNews() {
  const t = useTranslations('rollouts');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const router = useRouter();
  useLive(
    ({ type }) => type.startsWith('rollout.'),
    async (message) => {
      await queries.invalidateQueries({ queryKey: trpc.rollouts.present.queryKey() });
      if (message.type !== 'rollout.stopped') return;
      const { rolloutId, flowId, stoppedFor } = message;
      const rows = await client.rollouts.ofFlow.query({ flowId });
      const stopped = rows.find(({ id }) => id === rolloutId);
      if (!stopped) return;
      toast.error(t('stoppedToast', { flow: stopped.flowName }), {
        id: rolloutId,
        description: t(`stoppedToastText.${stoppedFor}`, { base: stopped.baseNumber }),
        duration: Number.POSITIVE_INFINITY,
        closeButton: true,
        action: { label: t('look'), onClick: () => router.push(`/flows/${flowId}/rollout`) },
      });
    },
  );
  return null;
}
