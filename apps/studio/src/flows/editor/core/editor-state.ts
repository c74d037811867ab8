import type { Size } from '@patchbay/exchange';
import type {
  FlowAnalysis,
  FlowDocument,
  FlowEdge,
  FlowFigures,
  FlowLayout,
  FlowNode,
  FlowVariable,
  JsonObject,
  Locale,
  NodeTypeRegistry,
  Problem,
  Scenario,
} from '@patchbay/flow-schema';
import type { SaveState } from './autosave';
import type { FlowFragment } from './clipboard';
import type { ConnectRefusal } from './connections';
import type { EditChange, FlowContent, FlowHeader, Point } from './edit-change';

import type { History, TransactionLabel } from './history';
import type { NodeIdSource } from './node-factory';
import type { NodeViewer } from './node-view';

export interface Selection {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

export interface EditorState {
  readonly flowId: string;
  readonly content: FlowContent;
  readonly history: History;
  readonly selection: Selection;
  readonly problems: readonly Problem[];
  /** Null until it was analysed for the first time. */
  readonly figures: FlowFigures | null;
  readonly save: SaveState;
  /** Half-typed texts that are no JSON yet, by node and field: kept while one looks elsewhere. */
  readonly scratch: Readonly<Record<string, string>>;
  readonly readOnly: boolean;
}

export interface AddRequest {
  readonly type: string;
  /** Where its upper left corner goes; without it, below `after` or in the middle of what is there. */
  readonly at?: Point;
  /** The port it is connected to. */
  readonly after?: { readonly node: string; readonly port: string | null };
}

export interface PasteResult {
  readonly pasted: number;
  readonly leftOut: readonly FlowNode[];
}

export interface EditorActions {
  perform(label: TransactionLabel, changes: readonly EditChange[], mergeKey?: string): void;
  undo(): void;
  redo(): void;
  endBurst(): void;
  select(selection: { nodes?: Iterable<string>; edges?: Iterable<string> }): void;
  selectAll(): void;
  /** Returns the id of the new node. */
  add(request: AddRequest): string | null;
  removeSelection(): void;
  removeNodes(ids: readonly string[]): void;
  removeEdges(ids: readonly string[]): void;
  connect(edge: FlowEdge): ConnectRefusal | null;
  reconnect(oldId: string, edge: FlowEdge): ConnectRefusal | null;
  moveNodes(positions: Readonly<Record<string, Point>>, mergeKey?: string): void;
  nudgeSelection(by: Point): void;
  arrange(positions: Readonly<Record<string, Point>>): void;
  setConfig(nodeId: string, config: JsonObject, field?: string): void;
  rename(nodeId: string, name: string): void;
  setHeader(header: Partial<FlowHeader>): void;
  addVariable(variable: FlowVariable): boolean;
  setVariable(name: string, variable: FlowVariable): void;
  removeVariable(name: string): void;
  addScenarios(scenarios: readonly Scenario[]): void;
  /** `field` joins what is typed into one field to one act. */
  setScenario(scenario: Scenario, field?: string): void;
  removeScenarios(ids: readonly string[]): void;
  applyFix(problem: Problem): void;
  copy(): FlowFragment | null;
  paste(fragment: FlowFragment, at?: Point): PasteResult;
  duplicateSelection(): void;
  setAnalysis(analysis: FlowAnalysis): void;
  setScratch(key: string, text: string | null): void;
  setSave(save: SaveState): void;
  /** Puts another content in place as one act that can be undone: an older version, an imported file. */
  replaceContent(document: FlowDocument, layout: FlowLayout): void;
  /**
   * Takes over what others saved, merged with what is here; what was done here can still be undone. `chosen` is what a
   * person made of conflicts, and an act of its own.
   */
  takeMerged(merged: FlowContent, chosen: FlowContent): void;
  /** Starts over from a draft loaded anew; what could be undone before is forgotten. */
  reload(content: FlowContent): void;
  /** The measured size of a card, once a browser has drawn it. */
  measured(nodeId: string, size: Size): void;
}

export interface EditorParts {
  readonly flowId: string;
  readonly content: FlowContent;
  readonly registry: NodeTypeRegistry;
  readonly view: NodeViewer;
  readonly newId: NodeIdSource;
  readonly readOnly?: boolean;
  locale(): Locale;
  now(): number;
}
