import { toast } from '@/ui/toast';
import { failureOf } from './failure';

const code = 'not_signed_in';

/**
 * Says that the session has ended, once and until somebody does something about it. The page stays as it is: what is not saved can
 * still be copied.
 */
export function tellSignedOut(error: unknown, words: { readonly text: string; readonly action: string }): boolean {
  if (failureOf(error).code !== code) return false;
  const here = `${window.location.pathname}${window.location.search}`;
  toast.error(words.text, {
    id: code,
    duration: Number.POSITIVE_INFINITY,
    action: { label: words.action, onClick: () => window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`) },
  });
  return true;
}
