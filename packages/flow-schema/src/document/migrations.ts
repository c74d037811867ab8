import type { NodeTypeRegistry } from '../contract/node-type.ts';
import type { JsonObject } from '../json.ts';
import { type FlowDocument, type FlowNode, flowSchemaVersion } from './flow-document.ts';
import type { Problem } from './problem.ts';

interface DocumentMigration {
  /** The format it reads; it writes the next one. */
  readonly from: number;
  readonly name: string;
  migrate(document: JsonObject): JsonObject;
}

/** In order, never changed once released: every document ever saved passes through those above its own format. */
const documentMigrations: readonly DocumentMigration[] = [];

/** Brings a document of any earlier format up to `flowSchemaVersion`. */
export function migrateDocument(document: JsonObject): { document: JsonObject; applied: string[] } {
  let current = document;
  const applied: string[] = [];
  for (const migration of documentMigrations) {
    if (current.schemaVersion !== migration.from || migration.from >= flowSchemaVersion) continue;
    current = { ...migration.migrate(current), schemaVersion: migration.from + 1 };
    applied.push(migration.name);
  }
  return { document: current, applied };
}

/**
 * Brings every node's config up to the version of its type. A node of an unknown type stays as it is (the checks name it);
 * one written by a newer version of its type is refused, since reading it would lose what it says.
 */
export function migrateNodes(
  document: FlowDocument,
  registry: NodeTypeRegistry,
): { document: FlowDocument; applied: string[]; problems: Problem[] } {
  const applied: string[] = [];
  const problems: Problem[] = [];
  const nodes = document.nodes.map((node): FlowNode => {
    const type = registry.get(node.type);
    if (type === undefined || node.version === type.version) return node;
    if (node.version > type.version) {
      problems.push({
        code: 'node_too_new',
        severity: 'error',
        place: { kind: 'node', node: node.id },
        message: {
          en: `"${node.name}" was made by a newer release (${node.type} version ${node.version}; this one knows ${type.version}).`,
          zh: `“${node.name}”由更新的版本创建（${node.type} 版本 ${node.version}，当前支持 ${type.version}）。`,
        },
      });
      return node;
    }
    let { config, version } = node;
    for (const migration of type.migrations) {
      if (migration.from !== version) continue;
      config = migration.migrate(config);
      version += 1;
      applied.push(`${node.id}: ${migration.name}`);
    }
    return { ...node, config, version };
  });
  return { document: applied.length === 0 ? document : { ...document, nodes }, applied, problems };
}
