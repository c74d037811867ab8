'use client';

import { ReactFlowProvider } from '@xyflow/react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useCan } from '@/access/access-provider';
import { Drawer } from '@/ui/drawer';
import { usePresenceBeat } from '../presence/use-presence-beat';
import { useKeptCall } from '../scenarios/record/use-kept-call';
import { useOpenContinuedCall } from '../trace/use-carried-call';
import { ConnectDialog } from './canvas/connect-dialog';
import { FlowCanvas } from './canvas/flow-canvas';
import { Palette } from './canvas/palette';
import { QuickAdd } from './canvas/quick-add';
import { SearchDialog } from './canvas/search-dialog';
import { ShortcutsSheet } from './canvas/shortcuts-sheet';
import { ConflictDialog } from './conflict-dialog';
import { revealNode } from './core/editor-screen';
import { EditorProvider, useScreen, useWorkspace } from './editor-context';
import { EditorTopBar } from './editor-top-bar';
import { contentOf, type OpenedFlow } from './open-flow';
import { OutlineView } from './outline/outline-view';
import { ProblemsPanel } from './panels/problems-panel';
import { SidePanelContent, SidePanelFrame } from './panels/side-panel';
import { PublishDialog } from './publish/publish-dialog';
import { useAutosave } from './use-autosave';
import { useChecks } from './use-checks';
import { useClipboard } from './use-clipboard';
import { useEditorCommands } from './use-editor-commands';
import { useEditorKeys } from './use-editor-keys';
import { useEditorWorkspace } from './use-editor-workspace';
import { useNarrow } from './use-narrow';

/** The studio of one flow. */
export function FlowEditor({ opened, node }: { opened: OpenedFlow; node: string | null }) {
  const editable = useCan()('flow.edit') && !opened.archived;
  const workspace = useEditorWorkspace({ flowId: opened.id, content: contentOf(opened), readOnly: !editable });
  return (
    <EditorProvider workspace={workspace}>
      <ReactFlowProvider>
        <Editor opened={opened} node={node} />
      </ReactFlowProvider>
    </EditorProvider>
  );
}

function Editor({ opened, node }: { opened: OpenedFlow; node: string | null }) {
  const t = useTranslations('flows.panels');
  const { editor, screen } = useWorkspace();
  const saving = useAutosave(opened.revision);
  usePresenceBeat(saving.savedElsewhere);
  useChecks();
  useClipboard();
  useEditorKeys(saving);
  useEditorCommands(saving);
  useKeptCall(saving);
  const narrow = useNarrow();
  const view = useScreen((state) => state.view);
  const palette = useScreen((state) => state.palette);
  const panel = useScreen((state) => state.panel);
  const readOnly = editor.store.getState().readOnly;
  useEffect(() => {
    // On a small screen one reads: the outline first, and a panel only when it is asked for.
    if (narrow) screen.setState({ view: 'outline', panel: null });
  }, [narrow, screen]);
  useOpenContinuedCall();
  useEffect(() => {
    if (node === null || !editor.store.getState().content.document.nodes.some(({ id }) => id === node)) return;
    editor.actions.select({ nodes: [node] });
    revealNode(screen, node);
  }, [node, editor, screen]);
  return (
    <div className="flex h-full flex-col overflow-hidden bg-canvas">
      <EditorTopBar opened={opened} saving={saving} />
      <div className="flex min-h-0 flex-1">
        {palette && !readOnly && !narrow && (
          <aside className="w-52 shrink-0 border-r border-line bg-surface">
            <Palette />
          </aside>
        )}
        <div className="flex min-w-0 flex-1 flex-col">
          <div className="relative min-h-0 flex-1">{view === 'canvas' ? <FlowCanvas /> : <OutlineView />}</div>
          <ProblemsPanel />
        </div>
        {panel !== null && !narrow && (
          <aside className="flex w-90 shrink-0 flex-col border-l border-line bg-surface">
            <SidePanelFrame opened={opened} saving={saving} />
          </aside>
        )}
      </div>
      {narrow && (
        <Drawer
          open={panel !== null}
          onOpenChange={(open) => !open && screen.setState({ panel: null })}
          title={t(panel ?? 'properties')}
          side="right"
          className="w-full max-w-md"
        >
          <SidePanelContent opened={opened} saving={saving} />
        </Drawer>
      )}
      <QuickAdd />
      <ConnectDialog />
      <SearchDialog />
      <ShortcutsSheet />
      <PublishDialog opened={opened} saving={saving} />
      <ConflictDialog saving={saving} />
    </div>
  );
}
