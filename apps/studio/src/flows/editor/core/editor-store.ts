import { estimatedCardSize, type Size } from '@patchbay/exchange';
import type { DocumentChange, FlowNode } from '@patchbay/flow-schema';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { changesBetween } from './changes-between';
import { copyFragment, type FlowFragment, pasteChanges } from './clipboard';
import { connectChanges, connectRefusal, firstFreePort } from './connections';
import { edgeId, edgeOf } from './edge-id';
import { type EditChange, type FlowContent, fixChanges, type Point, removeNodesChanges } from './edit-change';
import type { AddRequest, EditorActions, EditorParts, EditorState, PasteResult } from './editor-state';
import { type Box, boundsOf, freePlace, nearestPlace, noteSize, placeOf, rowGap } from './geometry';
import { emptyHistory, endBurst, perform, redo, type TransactionLabel, undo } from './history';
import { createNode } from './node-factory';
import { replacementChanges } from './replacement';
import { isStickyNote } from './sticky-note';
import { renameVariableChanges } from './variable-rename';

export interface EditorStore {
  readonly store: StoreApi<EditorState>;
  readonly actions: EditorActions;
  readonly parts: EditorParts;
  sizeOf(node: FlowNode): Size;
}

const nothingSelected = { nodes: new Set<string>(), edges: new Set<string>() };

/** The whole editor without a screen: content, undo, selection, and every act a person can do. */
export function createEditorStore(parts: EditorParts): EditorStore {
  const store = createStore<EditorState>(() => ({
    flowId: parts.flowId,
    content: parts.content,
    history: emptyHistory,
    selection: nothingSelected,
    problems: [],
    figures: null,
    save: { state: 'saved', at: null },
    scratch: {},
    readOnly: parts.readOnly ?? false,
  }));
  const sizes = new Map<string, Size>();
  const get = store.getState;

  function sizeOf(node: FlowNode): Size {
    const measured = sizes.get(node.id);
    if (measured) return measured;
    if (isStickyNote(node)) return noteSize;
    const locale = parts.locale();
    return estimatedCardSize(parts.view(node).ports.map((port) => port.label[locale]));
  }

  function boxes(content: FlowContent): Box[] {
    return content.document.nodes.map((node) => ({ ...placeOf(content.layout, node.id), ...sizeOf(node) }));
  }

  /** Drops what is selected but no longer there. */
  function pruned(content: FlowContent, selection: EditorState['selection']): EditorState['selection'] {
    const ids = new Set(content.document.nodes.map((node) => node.id));
    const edges = new Set(content.document.edges.map(edgeId));
    const nodesKept = [...selection.nodes].filter((id) => ids.has(id));
    const edgesKept = [...selection.edges].filter((id) => edges.has(id));
    if (nodesKept.length === selection.nodes.size && edgesKept.length === selection.edges.size) return selection;
    return { nodes: new Set(nodesKept), edges: new Set(edgesKept) };
  }

  function put(next: Pick<EditorState, 'content' | 'history'> | null): void {
    if (!next || next.content === get().content) return;
    store.setState({ ...next, selection: pruned(next.content, get().selection) });
  }

  function act(label: TransactionLabel, changes: readonly EditChange[], mergeKey?: string): void {
    const { content, history, readOnly } = get();
    if (readOnly || changes.length === 0) return;
    put(perform(content, history, { label, changes, at: parts.now(), ...(mergeKey ? { mergeKey } : {}) }));
  }

  function placeForNew(request: AddRequest, size: Size): Point {
    const { content } = get();
    const taken = boxes(content);
    if (request.at) return nearestPlace(request.at, size, taken);
    const after = content.document.nodes.find((node) => node.id === request.after?.node);
    if (after) {
      const from = placeOf(content.layout, after.id);
      const above = sizeOf(after);
      const ports = parts.view(after).ports;
      const port = Math.max(
        0,
        ports.findIndex((one) => one.id === request.after?.port),
      );
      const offset = ports.length > 1 ? ((port + 0.5) / ports.length - 0.5) * size.width : 0;
      const x = from.x + above.width / 2 - size.width / 2 + offset;
      return freePlace({ x, y: from.y + above.height + rowGap }, size, taken);
    }
    const bounds = boundsOf(taken);
    return freePlace(bounds ? { x: bounds.x, y: bounds.y + bounds.height + rowGap } : { x: 0, y: 0 }, size, taken);
  }

  /** Places for the nodes that a fix adds: each below the one that leads to it. */
  function placesForFix(changes: readonly DocumentChange[]): Record<string, Point> {
    const places: Record<string, Point> = {};
    const added: Box[] = [];
    for (const change of changes) {
      if (change.change !== 'add_node') continue;
      const { id, type } = change.node;
      const size = sizeOf(change.node);
      const from = changes.flatMap((one) =>
        one.change === 'add_edge' && one.edge.to === id ? [one.edge.from] : [],
      )[0];
      const above = from === undefined ? undefined : places[from.node];
      const wanted = above
        ? { x: above.x, y: above.y + size.height + rowGap }
        : placeForNew({ type, ...(from === undefined ? {} : { after: from }) }, size);
      const place = freePlace(wanted, size, [...boxes(get().content), ...added]);
      places[id] = place;
      added.push({ ...place, ...size });
    }
    return places;
  }

  const select: EditorActions['select'] = (selection) =>
    store.setState({ selection: { nodes: new Set(selection.nodes), edges: new Set(selection.edges) } });

  function add(request: AddRequest): string | null {
    const type = parts.registry.get(request.type);
    const { content, readOnly } = get();
    if (!type || readOnly) return null;
    const node = createNode(content.document, type, parts.locale(), parts.newId);
    const place = placeForNew(request, sizeOf(node));
    const changes: EditChange[] = [
      { change: 'insert_node', node },
      { change: 'move', positions: { [node.id]: place } },
    ];
    if (request.after) {
      const port = request.after.port ?? firstFreePort(content.document, request.after.node, parts.view);
      const grown = { ...content.document, nodes: [...content.document.nodes, node] };
      const edge = { from: { node: request.after.node, port: port ?? '' }, to: node.id };
      if (port !== null && connectRefusal(grown, edge) === null) changes.push(...connectChanges(grown, edge));
    }
    act('add', changes);
    select({ nodes: [node.id] });
    return node.id;
  }

  function paste(fragment: FlowFragment, at?: Point): PasteResult {
    const { content } = get();
    const corner = boundsOf(Object.values(fragment.positions).map((p) => ({ ...p, width: 0, height: 0 })));
    const plan = pasteChanges(fragment, {
      content,
      at: at ?? { x: (corner?.x ?? 0) + 40, y: (corner?.y ?? 0) + 40 },
      newId: parts.newId,
      accepts: (node, document) => parts.registry.get(node.type)?.kinds.includes(document.kind) ?? false,
    });
    act('paste', plan.changes);
    if (plan.nodeIds.length > 0) select({ nodes: plan.nodeIds });
    return { pasted: plan.nodeIds.length, leftOut: plan.leftOut };
  }

  const actions: EditorActions = {
    perform: act,
    undo: () => !get().readOnly && put(undo(get().content, get().history)),
    redo: () => !get().readOnly && put(redo(get().content, get().history)),
    endBurst: () => store.setState({ history: endBurst(get().history) }),
    select,
    selectAll: () => {
      const { nodes, edges } = get().content.document;
      select({ nodes: nodes.map((node) => node.id), edges: edges.map(edgeId) });
    },
    add,
    removeSelection: () => {
      const { content, selection } = get();
      const doomed = [...selection.edges].flatMap((id) => edgeOf(content.document, id) ?? []);
      act('remove', [
        ...doomed.map((edge): EditChange => ({ change: 'remove_edge', edge })),
        ...removeNodesChanges(content, [...selection.nodes]),
      ]);
    },
    removeNodes: (ids) => act('remove', removeNodesChanges(get().content, ids)),
    removeEdges: (ids) =>
      act(
        'disconnect',
        ids.flatMap((id): EditChange[] => {
          const edge = edgeOf(get().content.document, id);
          return edge ? [{ change: 'remove_edge', edge }] : [];
        }),
      ),
    connect: (edge) => {
      const { document } = get().content;
      const refusal = connectRefusal(document, edge);
      if (refusal === null) act('connect', connectChanges(document, edge));
      return refusal;
    },
    reconnect: (oldId, edge) => {
      const { document } = get().content;
      const old = edgeOf(document, oldId);
      const refusal = connectRefusal(document, edge);
      if (refusal !== null) return refusal;
      act('connect', [
        ...(old ? [{ change: 'remove_edge', edge: old } as const] : []),
        ...connectChanges(document, edge),
      ]);
      return null;
    },
    moveNodes: (positions, mergeKey) => act('move', [{ change: 'move', positions }], mergeKey),
    nudgeSelection: (by) => {
      const { content, selection } = get();
      const positions = Object.fromEntries(
        [...selection.nodes].map((id) => {
          const place = placeOf(content.layout, id);
          return [id, { x: place.x + by.x, y: place.y + by.y }];
        }),
      );
      act('move', [{ change: 'move', positions }], `nudge/${[...selection.nodes].sort().join(',')}`);
    },
    arrange: (positions) => act('arrange', [{ change: 'move', positions }]),
    setConfig: (nodeId, config, field) => {
      const node = get().content.document.nodes.find((one) => one.id === nodeId);
      if (!node) return;
      act('edit', [{ change: 'replace_node', node: { ...node, config } }], field && `config/${nodeId}/${field}`);
    },
    rename: (nodeId, name) => {
      const node = get().content.document.nodes.find((one) => one.id === nodeId);
      if (node) act('edit', [{ change: 'replace_node', node: { ...node, name } }], `name/${nodeId}`);
    },
    setHeader: (header) =>
      act('settings', [{ change: 'set_header', header }], `header/${Object.keys(header).join(',')}`),
    addVariable: (variable) => {
      const free = get().content.document.variables.every((one) => one.name !== variable.name);
      if (free) act('variables', [{ change: 'insert_variable', variable }]);
      return free;
    },
    setVariable: (name, variable) =>
      act(
        'variables',
        [
          ...(variable.name === name ? [] : renameVariableChanges(get().content.document, name, variable.name, parts)),
          { change: 'replace_variable', name, variable },
        ],
        `variable/${name}`,
      ),
    removeVariable: (name) => act('variables', [{ change: 'remove_variable', name }]),
    addScenarios: (scenarios) =>
      act(
        'scenarios',
        scenarios.map((scenario): EditChange => ({ change: 'insert_scenario', scenario })),
      ),
    setScenario: (scenario, field) =>
      act('scenarios', [{ change: 'replace_scenario', scenario }], field && `scenario/${scenario.id}/${field}`),
    removeScenarios: (ids) =>
      act(
        'scenarios',
        ids.map((scenario): EditChange => ({ change: 'remove_scenario', scenario })),
      ),
    applyFix: (problem) => {
      if (!problem.fix) return;
      const { changes } = problem.fix;
      act('fix', [...fixChanges(get().content, changes), { change: 'move', positions: placesForFix(changes) }]);
    },
    copy: () => copyFragment(get().content, get().selection.nodes),
    paste,
    duplicateSelection: () => {
      const fragment = copyFragment(get().content, get().selection.nodes);
      if (fragment) paste({ ...fragment, nodes: fragment.nodes.filter((node) => node.type !== 'start') });
    },
    setAnalysis: ({ problems, figures }) => store.setState({ problems, figures }),
    setScratch: (key, text) => {
      const { [key]: _gone, ...rest } = get().scratch;
      store.setState({ scratch: text === null ? rest : { ...rest, [key]: text } });
    },
    setSave: (save) => store.setState({ save }),
    replaceContent: (document, layout) => act('restore', replacementChanges(get().content, { document, layout })),
    takeMerged: (merged, chosen) => {
      put({ content: merged, history: endBurst(get().history) });
      if (chosen !== merged) act('merge', changesBetween(merged, chosen));
    },
    reload: (content) => {
      sizes.clear();
      store.setState({
        content,
        history: emptyHistory,
        selection: nothingSelected,
        scratch: {},
        problems: [],
        figures: null,
      });
    },
    measured: (nodeId, size) => sizes.set(nodeId, size),
  };
  return { store, actions, parts, sizeOf };
}
