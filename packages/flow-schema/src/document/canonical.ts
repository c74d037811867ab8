import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Json } from '../json.ts';
import type { FlowDocument, FlowEdge } from './flow-document.ts';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Tells edges apart in sets and maps. */
export function edgeKey(edge: FlowEdge): string {
  return `${edge.from.node}\u0000${edge.from.port}\u0000${edge.to}`;
}

/**
 * The one form of a document that means the same: nodes and scenarios by id, edges by their port, variables by name. Their order in
 * the file says nothing; the order of languages does (the first is the default) and is kept. A flow with no scenarios is the same
 * whether it says so or not: versions from before there were any keep their hash.
 */
export function canonicalFlow({ scenarios = [], ...document }: FlowDocument): FlowDocument {
  return {
    ...document,
    ...(scenarios.length === 0 ? {} : { scenarios: [...scenarios].sort((a, b) => compare(a.id, b.id)) }),
    variables: [...document.variables].sort((a, b) => compare(a.name, b.name)),
    nodes: [...document.nodes].sort((a, b) => compare(a.id, b.id)),
    edges: [...document.edges].sort((a, b) => compare(edgeKey(a), edgeKey(b))),
  };
}

/** JSON with sorted keys and no spaces. Properties that are undefined are left out, as in `JSON.stringify`. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value as Record<string, Json | undefined>)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => compare(a, b));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The name of a version: SHA-256, in hex, of the canonical JSON of its document. */
export function versionHash(document: FlowDocument): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(canonicalFlow(document)))));
}
