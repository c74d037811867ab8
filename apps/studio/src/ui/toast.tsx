'use client';

import { Toaster as Sonner, toast } from 'sonner';
import { useTheme } from '@/theme/use-theme';

/** The place where toasts appear; once in the root layout. */
export function Toaster() {
  const { theme } = useTheme();
  return (
    <Sonner
      theme={theme}
      position="bottom-center"
      toastOptions={{
        classNames: {
          toast: 'rounded-lg! border! border-line! bg-raised! text-ink! shadow-popover! text-sm! font-sans!',
          description: 'text-ink-muted!',
          actionButton: 'bg-accent! text-ink-on-accent! h-7! px-2.5! rounded-md! font-medium!',
        },
      }}
    />
  );
}

export { toast };
