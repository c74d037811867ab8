import type { FlowDocument, Locale, NodeTypeRegistry } from '@patchbay/flow-schema';
import { scenarioLimits } from '@patchbay/flow-schema';
import type { PassedPort } from '../scenario-result.ts';

/** What people call a node and its port. */
export type PortNames = (port: PassedPort, locale: Locale) => { readonly node: string; readonly port: string };

/** Names as they stand on the canvas of a flow. */
export function portNamesOf(document: FlowDocument, nodeTypes: NodeTypeRegistry): PortNames {
  return ({ nodeId, port }, locale) => {
    const node = document.nodes.find(({ id }) => id === nodeId);
    const type = node === undefined ? undefined : nodeTypes.get(node.type);
    const config = type?.config.safeParse(node?.config);
    const declared = config?.success === true ? type?.ports(config.data).find(({ id }) => id === port) : undefined;
    const label = declared?.label[locale] ?? '';
    return { node: node === undefined || node.name === '' ? nodeId : node.name, port: label === '' ? port : label };
  };
}

const portsNamed = 3;

/** A name by what a path adds to those before it: the ports of nodes where a call could go several ways. */
export function nameOf(fresh: readonly PassedPort[], names: PortNames, locale: Locale, number: number): string {
  const telling = fresh.filter(({ port }) => port !== 'next');
  const shown = (telling.length === 0 ? fresh : telling).slice(0, portsNamed).map((port) => {
    const name = names(port, locale);
    return `${name.node} › ${name.port}`;
  });
  return `${number}. ${shown.join(', ')}`.slice(0, scenarioLimits.nameLengthMax);
}
