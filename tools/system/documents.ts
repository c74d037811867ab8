import type { FlowDocument, FlowNode, FlowVariable, JsonObject } from '@patchbay/flow-schema';
import { checkFlow } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';

/** What is heard: one uploaded sound. */
export function sound(audioId: string): JsonObject[] {
  return [{ kind: 'recording', audio: { 'en-US': audioId } }];
}

/** A node of a type with its defaults, and what differs from them. */
export function node(id: string, type: string, config: JsonObject = {}): FlowNode {
  const declared = nodeTypes.get(type);
  if (declared === undefined) throw new Error(`No node type ${type}`);
  return { id, type, version: declared.version, name: id, config: { ...declared.defaults(['en-US']), ...config } };
}

/** `ways` are written `node.port > node`. A document that would not pass the checks is refused here already. */
export function flow(name: string, nodes: FlowNode[], ways: string[], variables: FlowVariable[] = []): FlowDocument {
  const document: FlowDocument = {
    schemaVersion: 1,
    kind: 'voice',
    name,
    description: '',
    languages: ['en-US'],
    variables,
    nodes,
    edges: ways.map((way) => {
      const match = /^(\S+)\.(\S+) > (\S+)$/.exec(way);
      if (match === null) throw new Error(`Not a way: ${way}`);
      return { from: { node: match[1] ?? '', port: match[2] ?? '' }, to: match[3] ?? '' };
    }),
    errorHandler: null,
    tests: [],
  };
  const errors = checkFlow(document, nodeTypes).filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map((problem) => `${problem.code}: ${problem.message.en}`).join('\n'));
  return document;
}

export function variable(name: string, type: FlowVariable['type'] = 'text', sensitive = false): FlowVariable {
  return { name, type, role: 'local', sensitive, description: '' };
}

const menuPorts = (id: string, to: string): string[] => [`${id}.no_input > ${to}`, `${id}.no_match > ${to}`];

/** A menu that sounds `menuTone` and, at key 1, goes on to `nextTone` and hangs up. */
export function oneKeyFlow(name: string, tones: { menu: string; next: string; sorry: string }): FlowDocument {
  return flow(
    name,
    [
      node('start', 'start'),
      node('menu', 'menu', { prompt: sound(tones.menu), keys: [{ key: '1', label: 'On' }], timeoutMs: 60_000 }),
      node('next', 'say', { prompt: sound(tones.next) }),
      node('sorry', 'say', { prompt: sound(tones.sorry) }),
      node('bye', 'hang_up', { prompt: [] }),
    ],
    ['start.next > menu', 'menu.1 > next', ...menuPorts('menu', 'sorry'), 'next.next > bye', 'sorry.next > bye'],
  );
}
