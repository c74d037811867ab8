import type { ConversationLive } from '@patchbay/records';
import { Ear, MessageSquareLock, Mic } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFloorNames } from '../names/floor-names';

const icons = { listen: Ear, whisper: MessageSquareLock, barge: Mic };

/** Who listens, whispers or has barged in. */
export function SupervisorMarks({ supervisors }: Pick<ConversationLive, 'supervisors'>) {
  const t = useTranslations('floor.modes');
  const { agentName } = useFloorNames();
  if (supervisors.length === 0) return null;
  return (
    <p className="flex min-w-0 gap-2 text-xs text-info-ink">
      {supervisors.map(({ agentId, mode }) => {
        const Icon = icons[mode];
        return (
          <span key={agentId} className="inline-flex min-w-0 items-center gap-1">
            <Icon className="size-3 shrink-0" aria-hidden />
            <span className="truncate">{t(mode, { name: agentName(agentId) })}</span>
          </span>
        );
      })}
    </p>
  );
}
