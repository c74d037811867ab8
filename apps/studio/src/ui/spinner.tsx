import { LoaderCircle } from 'lucide-react';
import { classNames } from './class-names';

export function Spinner({ label, className }: { label: string; className?: string }) {
  return (
    <span role="status" className={classNames('inline-flex items-center gap-2 text-sm text-ink-muted', className)}>
      <LoaderCircle className="size-4 animate-spin" aria-hidden />
      {label}
    </span>
  );
}
