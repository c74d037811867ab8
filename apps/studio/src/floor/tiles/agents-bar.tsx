import type { QueueLive } from '@patchbay/records';
import { useTranslations } from 'next-intl';
import { classNames } from '@/ui/class-names';

const parts = [
  { key: 'ready', className: 'bg-success' },
  { key: 'busy', className: 'bg-accent' },
  { key: 'wrappingUp', className: 'bg-warning' },
  { key: 'notReady', className: 'bg-ink-faint/60' },
] as const;

/** The agents of a queue by state: as one bar, and in numbers. */
export function AgentsBar({ agents, alarm }: { agents: QueueLive['agents']; alarm: boolean }) {
  const t = useTranslations('floor.agents_by_state');
  return (
    <span className="flex w-full min-w-0 flex-col gap-1">
      <span className="flex h-1.5 w-full gap-px overflow-hidden rounded-full bg-sunken" aria-hidden>
        {parts.map(({ key, className }) => (
          <span key={key} className={className} style={{ flexGrow: agents[key], flexBasis: 0 }} />
        ))}
      </span>
      <span className="flex min-w-0 flex-wrap gap-x-1.5 text-2xs text-ink-muted">
        {parts.map(({ key, className }) => (
          <span
            key={key}
            className={classNames(
              'inline-flex items-center gap-0.75 whitespace-nowrap',
              key === 'ready' && alarm && 'rounded-sm bg-danger-soft px-1 text-danger-ink',
            )}
          >
            <span className={classNames('size-1.5 rounded-full', className)} aria-hidden />
            <span className={classNames('font-medium tabular-nums', !(key === 'ready' && alarm) && 'text-ink')}>
              {agents[key]}
            </span>
            {t(key)}
          </span>
        ))}
      </span>
    </span>
  );
}
