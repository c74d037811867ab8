import { cva } from 'class-variance-authority';

/** How buttons, and links that look like them, are drawn. */
export const buttonVariants = cva(
  [
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none transition-colors',
    'disabled:opacity-50 disabled:pointer-events-none data-disabled:opacity-50 data-disabled:pointer-events-none [&_svg]:shrink-0',
  ],
  {
    variants: {
      variant: {
        primary: 'bg-accent text-ink-on-accent hover:bg-accent-hover shadow-card',
        secondary: 'bg-surface text-ink border border-line-strong hover:bg-hover active:bg-pressed shadow-card',
        ghost:
          'text-ink-muted hover:bg-hover hover:text-ink active:bg-pressed aria-pressed:bg-pressed aria-pressed:text-ink',
        danger: 'bg-danger-solid text-white hover:brightness-110 shadow-card',
        'danger-ghost': 'text-danger hover:bg-danger-soft',
        link: 'text-accent hover:underline underline-offset-2 px-0!',
      },
      size: {
        sm: 'h-7 px-2.5 text-xs [&_svg]:size-3.5',
        md: 'h-8 px-3 text-sm [&_svg]:size-4',
        lg: 'h-10 px-4 text-base [&_svg]:size-4.5',
        'icon-sm': 'size-7 [&_svg]:size-3.5',
        icon: 'size-8 [&_svg]:size-4',
        'icon-lg': 'size-10 [&_svg]:size-5',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);
