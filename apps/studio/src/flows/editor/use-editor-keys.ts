import { useEffect } from 'react';
import { takesText } from '@/ui/takes-text';
import { useWorkspace } from './editor-context';
import type { Saving } from './use-autosave';

/** Keys that work wherever one is in the editor. In a text field, undo is the field's own until it has nothing left. */
export function useEditorKeys(saving: Saving): void {
  const { editor, screen } = useWorkspace();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const command = event.ctrlKey || event.metaKey;
      const typing = takesText(event.target);
      const key = event.key.toLowerCase();
      const done = () => event.preventDefault();
      if (command && key === 's') {
        void saving.flush();
        return done();
      }
      if (command && key === 'f') {
        screen.setState({ searching: true });
        return done();
      }
      if (command && key === 'enter') {
        screen.setState({ panel: 'simulator' });
        return done();
      }
      if (command && key === 'z') {
        if (event.shiftKey) editor.actions.redo();
        else editor.actions.undo();
        return done();
      }
      if (command && key === 'y') {
        editor.actions.redo();
        return done();
      }
      if (typing || command || event.altKey) return;
      if (event.key === '?') {
        screen.setState({ shortcuts: true });
        return done();
      }
      if (key === 'o') {
        screen.setState((state) => ({ view: state.view === 'canvas' ? 'outline' : 'canvas' }));
        return done();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [editor, screen, saving]);
}
