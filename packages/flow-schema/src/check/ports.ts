import type { PortDeclaration } from '../contract/node-type.ts';
import type { NodeView } from './flow-view.ts';

/** The ports for callers who press nothing, or what does not fit: every node type names them so. */
export const unansweredPorts: ReadonlySet<string> = new Set(['no_input', 'no_match', 'invalid']);

export function isUnconnected({ leaving }: NodeView, port: PortDeclaration): boolean {
  return port.optional !== true && !leaving.some((edge) => edge.from.port === port.id);
}
