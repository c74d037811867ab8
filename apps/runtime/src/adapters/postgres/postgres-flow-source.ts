import type { Connection } from '@patchbay/drizzle';
import type { RunPins } from '@patchbay/engine';
import type { FlowDocument } from '@patchbay/flow-schema';
import {
  findFlowOfNumber,
  isChosen,
  loadPinnedFlows,
  loadVersion,
  type PinnedFlows,
  RecordError,
  type RolloutCaller,
} from '@patchbay/records';
import type { FlowLookup, FlowSource } from '../../ports/flow-source.ts';

/** What callers are pinned to, with all that it was decided by. */
type Kept = Omit<PinnedFlows, 'documents'>;
type Stamp = Readonly<Record<string, string>>;

/**
 * Numbers, flows and their published versions in PostgreSQL. What a flow is pinned to is kept, and every call asks in one
 * statement whether it still is: same versions and roll-outs mean same documents, and these name the same sub-flows and
 * prompts.
 */
export class PostgresFlowSource implements FlowSource {
  private readonly documents = new Map<string, FlowDocument>();
  /** By flow: an entry for callers of each kind that the roll-outs have made, which is one where none runs. */
  private readonly kept = new Map<string, readonly Kept[]>();
  /** The flow that a number led to last. */
  private readonly bound = new Map<string, string>();

  constructor(private readonly connection: Pick<Connection, 'db' | 'sql'>) {}

  async byNumber(number: string, caller: RolloutCaller): Promise<FlowLookup> {
    const flowId = this.bound.get(number);
    if (flowId !== undefined) {
      const pins = await this.keptFor(flowId, caller, { number, flowId });
      if (pins) return { found: true, flowId, pins };
    }
    const bound = await findFlowOfNumber(this.connection.db, number);
    if (!bound) {
      this.bound.delete(number);
      return { found: false, reason: 'unknown_number', message: 'No flow is bound to this number.' };
    }
    this.bound.set(number, bound.flowId);
    return this.read(bound.flowId, caller);
  }

  async byFlow(flowId: string, caller: RolloutCaller): Promise<FlowLookup> {
    const pins = await this.keptFor(flowId, caller, null);
    return pins ? { found: true, flowId, pins } : this.read(flowId, caller);
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

  private async read(flowId: string, caller: RolloutCaller): Promise<FlowLookup> {
    try {
      const { documents, ...kept } = await loadPinnedFlows(this.connection.db, flowId, caller);
      for (const [version, document] of documents) this.documents.set(version, document);
      this.kept.set(flowId, [...(this.kept.get(flowId) ?? []), kept]);
      return { found: true, flowId, pins: kept.pins };
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.kept.delete(flowId);
      const reason = error.code === 'not_published' ? 'not_published' : 'unknown_flow';
      return { found: false, reason, message: error.message };
    }
  }

  /** What callers who were chosen alike are pinned to, where it still holds; else everything kept of the flow is of the past. */
  private async keptFor(
    flowId: string,
    caller: RolloutCaller,
    bound: { readonly number: string; readonly flowId: string } | null,
  ): Promise<RunPins | null> {
    const alike = this.kept
      .get(flowId)
      ?.find(({ rollouts, pins }) =>
        rollouts.every((one) => isChosen(one, caller) === (pins.flows[one.flowId] === one.version)),
      );
    if (!alike) return null;
    if (await this.stillHolds(alike, bound)) return alike.pins;
    this.kept.delete(flowId);
    return null;
  }

  /** What is named but was missing counts too: it may have been published since. */
  private async stillHolds(
    { pins, missing, published, rollouts }: Kept,
    bound: { readonly number: string; readonly flowId: string } | null,
  ): Promise<boolean> {
    const flowIds = [...Object.keys(pins.flows), ...missing.flowIds];
    const promptIds = [...Object.keys(pins.prompts), ...missing.promptIds];
    const [now] = await this.connection.sql<
      { flow_id: string | null; flows: Stamp | null; rollouts: Stamp | null; prompts: Stamp | null }[]
    >`
      select (select flow_id from number where number = ${bound?.number ?? ''}) as flow_id,
        (select json_object_agg(id, published_version) from flow
          where id = any(${flowIds}::text[]) and archived_at is null and published_version is not null) as flows,
        (select json_object_agg(id, (extract(epoch from counted_since) * 1000)::bigint::text) from rollout
          where flow_id = any(${flowIds}::text[]) and ended_at is null) as rollouts,
        (select json_object_agg(id, published_revision) from prompt
          where id = any(${promptIds}::text[]) and published_revision is not null) as prompts`;
    if (bound !== null && now?.flow_id !== bound.flowId) return false;
    // Whom a roll-out chooses changes only together with since when it counts.
    const counted = Object.fromEntries(rollouts.map(({ id, countedSince }) => [id, String(countedSince.getTime())]));
    return (
      isSame(now?.flows ?? {}, published) &&
      isSame(now?.rollouts ?? {}, counted) &&
      isSame(now?.prompts ?? {}, pins.prompts)
    );
  }
}

function isSame(now: Stamp, before: Stamp): boolean {
  const ids = Object.keys(now);
  return ids.length === Object.keys(before).length && ids.every((id) => now[id] === before[id]);
}
