import type { ComponentProps } from 'react';
import { classNames } from './class-names';

/** A table in its card; scrolls sideways inside it where the screen is narrow. */
export function Table({ className, ...props }: ComponentProps<'table'>) {
  return (
    <div className="relative overflow-x-auto rounded-lg border border-line bg-surface shadow-card">
      <table className={classNames('w-full border-collapse text-sm', className)} {...props} />
    </div>
  );
}

export function TableHead(props: ComponentProps<'thead'>) {
  return <thead className="border-b border-line bg-canvas text-xs text-ink-muted" {...props} />;
}

export function TableHeader({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={classNames('h-9 px-3 text-left font-medium whitespace-nowrap first:pl-4 last:pr-4', className)}
      {...props}
    />
  );
}

export function TableBody(props: ComponentProps<'tbody'>) {
  return <tbody className="[&>tr:last-child]:border-0" {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr className={classNames('border-b border-line hover:bg-hover/60', className)} {...props} />;
}

export function TableCell({ className, ...props }: ComponentProps<'td'>) {
  return <td className={classNames('h-11 px-3 py-1.5 align-middle first:pl-4 last:pr-4', className)} {...props} />;
}
