import type { Locale } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { useEffect, useRef, useState } from 'react';
import { createPresenceStore } from '../presence/presence-store';
import { createScenarioStore } from '../scenarios/run/scenario-store';
import { createTrafficStore } from '../traffic/traffic-store';
import type { FlowContent } from './core/edit-change';
import { createEditorScreen, type ScreenState } from './core/editor-screen';
import { createEditorStore } from './core/editor-store';
import { createNodeIdSource } from './core/node-factory';
import { createNodeViewer } from './core/node-view';
import { createOverlayStore } from './core/overlay';
import { createSimulationStore } from './core/simulation-store';
import type { EditorWorkspace } from './editor-context';
import { useUiLocale } from './editor-context';

function createWorkspace(input: {
  flowId: string;
  content: FlowContent;
  readOnly: boolean;
  locale: () => Locale;
  screen?: Partial<ScreenState>;
}): EditorWorkspace {
  return {
    editor: createEditorStore({
      flowId: input.flowId,
      content: input.content,
      registry: nodeTypes,
      view: createNodeViewer(nodeTypes),
      newId: createNodeIdSource(Math.random),
      readOnly: input.readOnly,
      locale: input.locale,
      now: Date.now,
    }),
    screen: createEditorScreen(input.screen),
    overlay: createOverlayStore(),
    simulation: createSimulationStore(),
    presence: createPresenceStore(),
    scenarios: createScenarioStore(),
    traffic: createTrafficStore(),
  };
}

/** The stores of one open flow; the same for as long as the component lives. */
export function useEditorWorkspace(input: {
  flowId: string;
  content: FlowContent;
  readOnly: boolean;
  screen?: Partial<ScreenState>;
}): EditorWorkspace {
  const locale = useUiLocale();
  const current = useRef(locale);
  useEffect(() => {
    current.current = locale;
  }, [locale]);
  const [workspace] = useState(() => createWorkspace({ ...input, locale: () => current.current }));
  return workspace;
}
