import type { CallLeg } from '@patchbay/records';
import { useTranslations } from 'next-intl';

const queueOutcomes = ['answered', 'abandoned', 'overflow', 'moved', 'callback', 'left', 'failed'] as const;
const talkOutcomes = ['answered', 'no_answer', 'declined', 'unreachable', 'caller_left', 'elsewhere'] as const;
const lineOutcomes = ['completed', 'busy', 'no_answer', 'failed', 'refused', 'cancelled'] as const;

type ShownLeg = Pick<CallLeg, 'kind' | 'name' | 'outcome' | 'toMs'>;

/** A party to a call in words; an outcome that is newer than this screen shows its own name. */
export function useLegText() {
  const t = useTranslations('one_call.legs');
  const calls = useTranslations('calls');
  return {
    nameOf: ({ kind, name }: ShownLeg) => (name !== '' ? name : kind === 'caller' ? calls('anonymous') : t('no_name')),
    outcomeOf({ kind, outcome, toMs }: ShownLeg): string | null {
      if (outcome === null) return toMs === null ? t('goes_on') : null;
      const queue = queueOutcomes.find((one) => one === outcome);
      if (kind === 'queue' && queue !== undefined) return calls(`queue_outcomes.${queue}`);
      const talk = talkOutcomes.find((one) => one === outcome);
      if (kind === 'agent' && talk !== undefined) return calls(`talk_outcomes.${talk}`);
      const line = lineOutcomes.find((one) => one === outcome);
      if (kind === 'line' && line !== undefined) return t(`line_outcomes.${line}`);
      return outcome;
    },
  };
}
