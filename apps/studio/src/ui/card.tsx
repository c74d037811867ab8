import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

export function Card({ className, ...props }: ComponentProps<'section'>) {
  return (
    <section className={classNames('rounded-lg border border-line bg-surface shadow-card', className)} {...props} />
  );
}

interface CardHeaderProps {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
}

export function CardHeader({ title, description, actions }: CardHeaderProps) {
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line px-4 py-3">
      <div className="min-w-0 flex-1 basis-40">
        <h2 className="text-base font-semibold">{title}</h2>
        {description !== undefined && <p className="text-sm text-ink-muted">{description}</p>}
      </div>
      {actions}
    </header>
  );
}
