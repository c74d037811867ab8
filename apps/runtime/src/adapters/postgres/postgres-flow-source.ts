import type { Database } from '@patchbay/drizzle';
import type { FlowDocument } from '@patchbay/flow-schema';
import { findFlowOfNumber, loadPinnedFlows, loadVersion, RecordError } from '@patchbay/records';
import type { FlowLookup, FlowSource } from '../../ports/flow-source.ts';

/** Numbers, flows and their published versions in PostgreSQL. */
export class PostgresFlowSource implements FlowSource {
  private readonly documents = new Map<string, FlowDocument>();

  constructor(private readonly db: Database) {}

  async byNumber(number: string): Promise<FlowLookup> {
    const bound = await findFlowOfNumber(this.db, number);
    if (!bound) return { found: false, reason: 'unknown_number', message: 'No flow is bound to this number.' };
    return this.byFlow(bound.flowId);
  }

  async byFlow(flowId: string): Promise<FlowLookup> {
    try {
      const { pins, documents } = await loadPinnedFlows(this.db, flowId);
      for (const [version, document] of documents) this.remember(version, document);
      return { found: true, flowId, pins };
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      const reason = error.code === 'not_published' ? 'not_published' : 'unknown_flow';
      return { found: false, reason, message: error.message };
    }
  }

  async load(versions: readonly string[]): Promise<void> {
    const missing = versions.filter((version) => !this.documents.has(version));
    await Promise.all(
      missing.map(async (version) => {
        this.remember(version, await loadVersion(this.db, version));
      }),
    );
  }

  document(version: string): FlowDocument {
    const document = this.documents.get(version);
    if (!document) throw new Error(`Version ${version} was not loaded before it was needed.`);
    return document;
  }

  private remember(version: string, document: FlowDocument): void {
    this.documents.set(version, document);
  }
}
