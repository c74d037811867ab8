'use client';

import type { Locale } from '@patchbay/flow-schema';
import { useLocale } from 'next-intl';
import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { PresenceState, PresenceStore } from '../presence/presence-store';
import type { ScenarioState, ScenarioStore } from '../scenarios/run/scenario-store';
import type { TrafficStore } from '../traffic/traffic-store';
import type { EditorScreen, ScreenState } from './core/editor-screen';
import type { EditorActions, EditorState } from './core/editor-state';
import type { EditorStore } from './core/editor-store';
import type { Overlay, OverlayStore } from './core/overlay';
import type { SimulationState, SimulationStore } from './core/simulation-store';

/** What every part of the editor reaches: the content, what is open on the screen, and what glows on the canvas. */
export interface EditorWorkspace {
  readonly editor: EditorStore;
  readonly screen: EditorScreen;
  readonly overlay: OverlayStore;
  readonly simulation: SimulationStore;
  readonly presence: PresenceStore;
  readonly scenarios: ScenarioStore;
  readonly traffic: TrafficStore;
}

const WorkspaceContext = createContext<EditorWorkspace | null>(null);

export function EditorProvider({ workspace, children }: { workspace: EditorWorkspace; children: ReactNode }) {
  return <WorkspaceContext value={workspace}>{children}</WorkspaceContext>;
}

export function useWorkspace(): EditorWorkspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new Error('The flow editor is used outside EditorProvider');
  return workspace;
}

export function useEditor<T>(select: (state: EditorState) => T): T {
  return useStore(useWorkspace().editor.store, select);
}

export function useEditorActions(): EditorActions {
  return useWorkspace().editor.actions;
}

export function useScreen<T>(select: (state: ScreenState) => T): T {
  return useStore(useWorkspace().screen, select);
}

export function useOverlay<T>(select: (overlay: Overlay) => T): T {
  return useStore(useWorkspace().overlay, select);
}

export function useSimulation<T>(select: (state: SimulationState) => T): T {
  return useStore(useWorkspace().simulation, select);
}

export function useScenarios<T>(select: (state: ScenarioState) => T): T {
  return useStore(useWorkspace().scenarios, select);
}

/** Who else has the draft open. */
export function usePresence<T>(select: (presence: PresenceState) => T): T {
  return useStore(useWorkspace().presence, select);
}

/** The language of the interface, as node types name it. */
export function useUiLocale(): Locale {
  return useLocale();
}
