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
      className={classNames(
        'flex gap-2.5 rounded-md px-3 py-2.5 text-sm',
        // One line stands level with its button.
        action !== undefined && children === undefined ? 'items-center' : 'items-start',
        toneClassName,
        className,
      )}
    >
      <Icon
        className={classNames('size-4 shrink-0', (action === undefined || children !== undefined) && 'mt-0.5')}
        aria-hidden
      />
      <div className="min-w-0 flex-1">
        {title !== undefined && <p className="font-medium">{title}</p>}
        {children !== undefined && <div className="[overflow-wrap:anywhere]">{children}</div>}
      </div>
      {action}
    </div>
  );
}
