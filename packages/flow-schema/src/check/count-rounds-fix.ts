import type { Problem } from '../document/problem.ts';
import { graphOf } from './flow-graph.ts';
import type { FlowView, NodeView } from './flow-view.ts';
import { freeNodeId } from './free-node-id.ts';

const counter = 'loop_counter';
const hangUp = 'hang_up';

/** Puts a loop counter into the way that closes the loop, and ends the call when its rounds are used up. */
export function countRoundsFix(view: FlowView, loop: readonly NodeView[]): Pick<Problem, 'fix'> {
  const types = { counter: view.registry.get(counter), hangUp: view.registry.get(hangUp) };
  const members = new Set(loop.map(({ index }) => index));
  const closing = loop
    .flatMap(({ index }) => graphOf(view).leaving[index] ?? [])
    .findLast((way) => !way.acted && !way.counted && members.has(way.to));
  const [from, to] = [view.nodes[closing?.from ?? -1], view.nodes[closing?.to ?? -1]];
  if (types.counter === undefined || types.hangUp === undefined) return {};
  if (closing === undefined || from === undefined || to === undefined) return {};
  const { languages } = view.document;
  const [id, endId] = [freeNodeId(view, `rounds_${to.node.id}`), freeNodeId(view, `end_${to.node.id}`)];
  const variable = freeVariable(view, 'rounds');
  const config = { ...types.counter.defaults(languages), variable };
  return {
    fix: {
      label: { en: 'Count the rounds', zh: '限制循环次数' },
      changes: [
        {
          change: 'add_variable',
          variable: { name: variable, type: 'number', role: 'local', sensitive: false, description: '' },
        },
        { change: 'add_node', node: { id, type: counter, version: types.counter.version, name: '', config } },
        {
          change: 'add_node',
          node: {
            id: endId,
            type: hangUp,
            version: types.hangUp.version,
            name: '',
            config: types.hangUp.defaults(languages),
          },
        },
        {
          change: 'remove_edge',
          edge: { from: { node: from.node.id, port: closing.port }, to: to.node.id },
        },
        { change: 'add_edge', edge: { from: { node: from.node.id, port: closing.port }, to: id } },
        { change: 'add_edge', edge: { from: { node: id, port: 'again' }, to: to.node.id } },
        { change: 'add_edge', edge: { from: { node: id, port: 'done' }, to: endId } },
      ],
    },
  };
}

function freeVariable({ document }: FlowView, wish: string): string {
  const taken = new Set(document.variables.map(({ name }) => name));
  let name = wish;
  for (let next = 2; taken.has(name); next += 1) name = `${wish}${next}`;
  return name;
}
