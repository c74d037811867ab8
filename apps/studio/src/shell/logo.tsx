import { classNames } from '@/ui/class-names';

/** The mark: two jacks and the cord between them. */
export function Logo({ wordmark = true, className }: { wordmark?: boolean; className?: string }) {
  return (
    <span className={classNames('inline-flex items-center gap-2 font-semibold tracking-tight', className)}>
      <svg viewBox="0 0 24 24" className="size-6 shrink-0" role="img" aria-label="Patchbay">
        <rect width="24" height="24" rx="6" className="fill-accent" />
        <g className="stroke-ink-on-accent" strokeWidth="1.8" fill="none" strokeLinecap="round">
          <circle cx="7.5" cy="7.5" r="2.2" />
          <circle cx="16.5" cy="16.5" r="2.2" />
          <path d="M7.5 9.7c0 6 9 .6 9 4.6" />
        </g>
      </svg>
      {wordmark && <span className="text-base">Patchbay</span>}
    </span>
  );
}
