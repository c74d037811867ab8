import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { takesText } from '@/ui/takes-text';
import { toast } from '@/ui/toast';
import { parseFragment } from './core/clipboard';
import { useWorkspace } from './editor-context';

function hasSelectedText(): boolean {
  return (window.getSelection()?.toString() ?? '') !== '';
}

/** Copy, cut and paste of nodes through the system's clipboard, so also from one flow or window to another. */
export function useClipboard(): void {
  const t = useTranslations('flows.clipboard');
  const { editor } = useWorkspace();
  useEffect(() => {
    const put = (event: ClipboardEvent): boolean => {
      if (takesText(event.target) || hasSelectedText()) return false;
      const fragment = editor.actions.copy();
      if (!fragment || !event.clipboardData) return false;
      event.clipboardData.setData('text/plain', JSON.stringify(fragment));
      event.preventDefault();
      return true;
    };
    const onCopy = (event: ClipboardEvent) => {
      if (put(event)) toast(t('copied', { count: editor.store.getState().selection.nodes.size }));
    };
    const onCut = (event: ClipboardEvent) => {
      if (put(event)) editor.actions.removeSelection();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (takesText(event.target) || editor.store.getState().readOnly) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text === '') return;
      const parsed = parseFragment(text);
      event.preventDefault();
      if (!parsed.ok) {
        toast.error(t(parsed.reason));
        return;
      }
      const { pasted, leftOut } = editor.actions.paste(parsed.fragment);
      if (leftOut.length > 0) toast.warning(t('leftOut', { pasted, count: leftOut.length }));
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCut);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCut);
      document.removeEventListener('paste', onPaste);
    };
  }, [editor, t]);
}
