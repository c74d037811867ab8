import { useReactFlow } from '@xyflow/react';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { toast } from '@/ui/toast';
import { useWorkspace } from '../editor-context';
import { arrangedPositions } from './arrange';

/** Puts the boxes in order as one entry of the undo list, and shows all of them. */
export function useArrange() {
  const t = useTranslations('flows.canvas');
  const { editor } = useWorkspace();
  const { fitView } = useReactFlow();
  const [busy, setBusy] = useState(false);
  const arrange = useCallback(async () => {
    const { content, readOnly } = editor.store.getState();
    if (content.document.nodes.length === 0) return;
    setBusy(true);
    try {
      const positions = await arrangedPositions(content, editor);
      if (readOnly) {
        const layout = { nodes: { ...content.layout.nodes, ...positions } };
        editor.actions.reload({ document: content.document, layout });
      } else editor.actions.arrange(positions);
      requestAnimationFrame(() => void fitView({ padding: 0.15, maxZoom: 1, duration: 200 }));
    } catch {
      toast.error(t('arrangeFailed'));
    } finally {
      setBusy(false);
    }
  }, [editor, fitView, t]);
  return { arrange, busy };
}
