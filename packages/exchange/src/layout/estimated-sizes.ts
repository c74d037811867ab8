import type { FlowDocument, Locale, NodeTypeRegistry } from '@patchbay/flow-schema';
import { estimatedCardSize, type Size } from './card-size.ts';

/** How large every card of a flow will be drawn, by node id. */
export function estimatedSizes(
  document: Pick<FlowDocument, 'nodes'>,
  { registry, locale }: { readonly registry: NodeTypeRegistry; readonly locale: Locale },
): Map<string, Size> {
  return new Map(
    document.nodes.map((node) => {
      const type = registry.get(node.type);
      const parsed = type?.config.safeParse(node.config);
      const ports = type !== undefined && parsed?.success ? type.ports(parsed.data) : [];
      return [node.id, estimatedCardSize(ports.map(({ label }) => label[locale]))] as const;
    }),
  );
}
