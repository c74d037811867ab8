import type { Connection } from '@patchbay/drizzle';
import type { FlowDocument } from '@patchbay/flow-schema';
import { findFlowOfNumber, loadPinnedFlows, loadVersion, type PinnedFlows, RecordError } from '@patchbay/records';
import type { FlowLookup, FlowSource } from '../../ports/flow-source.ts';

type Pins = Omit<PinnedFlows, 'documents'>;
type Stamp = Readonly<Record<string, string>>;

/**
 * Numbers, flows and their published versions in PostgreSQL. What a flow is pinned to is kept, and every call asks in one
 * statement whether it still is: same versions mean same documents, and these name the same sub-flows and prompts.
 */
export class PostgresFlowSource implements FlowSource {
  private readonly documents = new Map<string, FlowDocument>();
  private readonly kept = new Map<string, Pins>();
  /** The flow that a number led to last. */
  private readonly bound = new Map<string, string>();

  constructor(private readonly connection: Pick<Connection, 'db' | 'sql'>) {}

  async byNumber(number: string): Promise<FlowLookup> {
    const flowId = this.bound.get(number);
    const pins = flowId === undefined ? undefined : this.kept.get(flowId);
    if (flowId !== undefined && pins && (await this.stillHolds(pins, { number, flowId }))) {
      return { found: true, flowId, pins: pins.pins };
    }
    const bound = await findFlowOfNumber(this.connection.db, number);
    if (!bound) {
      this.bound.delete(number);
      return { found: false, reason: 'unknown_number', message: 'No flow is bound to this number.' };
    }
    this.bound.set(number, bound.flowId);
    return this.read(bound.flowId);
  }

  async byFlow(flowId: string): Promise<FlowLookup> {
    const pins = this.kept.get(flowId);
    if (pins && (await this.stillHolds(pins, null))) return { found: true, flowId, pins: pins.pins };
    return this.read(flowId);
  }

  async load(versions: readonly string[]): Promise<void> {
    const missing = versions.filter((version) => !this.documents.has(version));
    if (missing.length === 0) return;
    await Promise.all(
      missing.map(async (version) => {
        this.documents.set(version, await loadVersion(this.connection.db, version));
      }),
    );
  }

  document(version: string): FlowDocument {
    const document = this.documents.get(version);
    if (!document) throw new Error(`Version ${version} was not loaded before it was needed.`);
    return document;
  }

  private async read(flowId: string): Promise<FlowLookup> {
    try {
      const { pins, documents, missing } = await loadPinnedFlows(this.connection.db, flowId);
      for (const [version, document] of documents) this.documents.set(version, document);
      this.kept.set(flowId, { pins, missing });
      return { found: true, flowId, pins };
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.kept.delete(flowId);
      const reason = error.code === 'not_published' ? 'not_published' : 'unknown_flow';
      return { found: false, reason, message: error.message };
    }
  }

  /** What is named but was missing counts too: it may have been published since. */
  private async stillHolds(
    { pins, missing }: Pins,
    bound: { readonly number: string; readonly flowId: string } | null,
  ): Promise<boolean> {
    const flowIds = [...Object.keys(pins.flows), ...missing.flowIds];
    const promptIds = [...Object.keys(pins.prompts), ...missing.promptIds];
    const [now] = await this.connection.sql<{ flow_id: string | null; flows: Stamp | null; prompts: Stamp | null }[]>`
      select (select flow_id from number where number = ${bound?.number ?? ''}) as flow_id,
        (select json_object_agg(id, published_version) from flow
          where id = any(${flowIds}::text[]) and archived_at is null and published_version is not null) as flows,
        (select json_object_agg(id, published_revision) from prompt
          where id = any(${promptIds}::text[]) and published_revision is not null) as prompts`;
    if (bound !== null && now?.flow_id !== bound.flowId) return false;
    return isSame(now?.flows ?? {}, pins.flows) && isSame(now?.prompts ?? {}, pins.prompts);
  }
}

function isSame(now: Stamp, before: Stamp): boolean {
  const ids = Object.keys(now);
  return ids.length === Object.keys(before).length && ids.every((id) => now[id] === before[id]);
}
