import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

const tones = {
  info: { icon: Info, className: 'bg-info-soft text-info-ink' },
  success: { icon: CircleCheck, className: 'bg-success-soft text-success-ink' },
  warning: { icon: TriangleAlert, className: 'bg-warning-soft text-warning-ink' },
  danger: { icon: CircleAlert, className: 'bg-danger-soft text-danger-ink' },
};

interface CalloutProps {
  tone: keyof typeof tones;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}

/** A remark that belongs to the place it stands in. */
export function Callout({ tone, title, children, action, className }: CalloutProps) {
  const { icon: Icon, className: toneClassName } = tones[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'note'}
      className={classNames('flex items-start gap-2.5 rounded-md px-3 py-2.5 text-sm', toneClassName, className)}
    >
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="min-w-0 flex-1">
        {title !== undefined && <p className="font-medium">{title}</p>}
        {children !== undefined && <div className="[overflow-wrap:anywhere]">{children}</div>}
      </div>
      {action}
    </div>
  );
}
