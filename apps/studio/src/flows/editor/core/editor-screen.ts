import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConfigPath } from './config-path';
import type { Point } from './edit-change';

export type SidePanel =
  | 'properties'
  | 'variables'
  | 'settings'
  | 'simulator'
  | 'versions'
  | 'live'
  | 'traffic'
  | 'scenarios'
  | 'screens'
  | 'json';

export interface QuickAdd {
  /** Where the list opens, in pixels of the window. */
  readonly at: Point;
  /** Where the new node goes, in the canvas's own measure; without it, below `after`. */
  readonly place?: Point;
  readonly after?: { readonly node: string; readonly port: string | null };
}

/** What is open and what has the keyboard; nothing of it belongs to the flow. */
export interface ScreenState {
  readonly panel: SidePanel | null;
  readonly view: 'canvas' | 'outline';
  readonly palette: boolean;
  readonly problems: boolean;
  readonly quickAdd: QuickAdd | null;
  /** Connecting by keyboard: first the port, then where it leads. */
  readonly connecting: { readonly node: string; readonly port: string | null } | null;
  readonly searching: boolean;
  readonly shortcuts: boolean;
  readonly publishing: boolean;
  readonly minimap: boolean;
  /** The field a problem pointed at; the form scrolls there. */
  readonly field: { readonly node: string; readonly path: ConfigPath } | null;
  /** A node the canvas is asked to show; the number tells one request from the next. */
  readonly reveal: { readonly node: string; readonly request: number; readonly focus: boolean } | null;
}

export type EditorScreen = StoreApi<ScreenState>;

export function createEditorScreen(initial: Partial<ScreenState> = {}): EditorScreen {
  return createStore<ScreenState>(() => ({
    panel: 'properties',
    view: 'canvas',
    palette: true,
    problems: false,
    quickAdd: null,
    connecting: null,
    searching: false,
    shortcuts: false,
    publishing: false,
    minimap: true,
    field: null,
    reveal: null,
    ...initial,
  }));
}

/** Brings a node into view on the canvas or in the outline and gives it the keyboard. */
export function revealNode(screen: EditorScreen, node: string, focus = true): void {
  screen.setState((state) => ({ reveal: { node, request: (state.reveal?.request ?? 0) + 1, focus } }));
}
