import { classNames } from './class-names';

interface ProgressBarProps {
  /** What goes on, for those who hear it. */
  label: string;
  /** From 0 to 1. */
  share: number;
  className?: string;
}

/** How far something is that takes its time. */
export function ProgressBar({ label, share, className }: ProgressBarProps) {
  const percent = Math.round(Math.min(Math.max(share, 0), 1) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={classNames('h-1.5 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset', className)}
    >
      <div className="h-full rounded-full bg-accent transition-[width]" style={{ width: `${percent}%` }} />
    </div>
  );
}
