import type { AgentStatus, ConversationState } from '@patchbay/records';
import { useTranslations } from 'next-intl';
import { classNames } from '@/ui/class-names';

const dots: Readonly<Record<AgentStatus, string>> = {
  ready: 'bg-success',
  ringing: 'bg-info',
  talking: 'bg-accent',
  consulting: 'bg-accent',
  after_call_work: 'bg-warning',
  not_ready: 'bg-ink-faint',
  signed_out: 'border border-line-strong',
};

/** A state as a coloured dot and its name. */
export function AgentStatusLabel({ status, className }: { status: AgentStatus; className?: string }) {
  const t = useTranslations('floor.status');
  return (
    <span className={classNames('inline-flex min-w-0 items-center gap-1.5', className)}>
      <span className={classNames('size-2 shrink-0 rounded-full', dots[status])} aria-hidden />
      <span className="truncate">{t(status)}</span>
    </span>
  );
}

const conversationDots: Readonly<Record<ConversationState, string>> = {
  ringing: 'bg-info',
  connecting: 'bg-info',
  talking: 'bg-accent',
  held: 'bg-warning',
  consulting: 'bg-category-logic',
  three_way: 'bg-category-logic',
  away: 'bg-danger',
};

export function ConversationStateLabel({ state }: { state: ConversationState }) {
  const t = useTranslations('floor.states');
  return (
    <span className="inline-flex shrink-0 items-center gap-1.5">
      <span className={classNames('size-2 shrink-0 rounded-full', conversationDots[state])} aria-hidden />
      <span>{t(state)}</span>
    </span>
  );
}
