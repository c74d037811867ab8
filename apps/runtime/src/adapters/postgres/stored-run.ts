import type { Run } from '@patchbay/engine';
import type { Command, EngineEvent, Json } from '@patchbay/flow-schema';
import { type SealingSecret, unsealJson } from '@patchbay/records';
import type { StoredCommand, StoredRun } from '../../ports/journal.ts';

export interface RunRow {
  readonly id: string;
  readonly flow_id: string;
  readonly version: string;
  readonly channel_id: string;
  readonly state: Json;
  readonly step_count: number;
}

export interface EntryRow {
  readonly run_id: string;
  readonly index: number;
  readonly at: Date;
  readonly commands: Json[];
  /** Only where it tells of an answer that is not an end. */
  readonly event: Json | null;
}

/** A run as it was stored last. @throws SealError when it was sealed with a secret that is not known */
export function storedRunOf(row: RunRow, entries: readonly EntryRow[], secret: SealingSecret): StoredRun {
  const run = unsealJson<Run>(row.state, secret);
  const commandsOf = (entry: EntryRow | undefined) => unsealJson<Command[]>(entry?.commands ?? [], secret);
  const told = new Set(
    entries.flatMap(({ event }) => {
      const known = event === null ? null : unsealJson<EngineEvent>(event, secret);
      return known && 'to' in known ? [known.to] : [];
    }),
  );
  const wanted = new Set(run.outstanding.map(({ seq }) => seq));
  const outstanding: StoredCommand[] = [];
  for (const entry of entries) {
    // Sequence numbers are read before anything is opened: most entries hold nothing that is still to be answered.
    if (!entry.commands.some((command) => wanted.has(seqOf(command)))) continue;
    for (const command of commandsOf(entry)) {
      if (!wanted.has(command.seq)) continue;
      outstanding.push({ command, at: entry.at.getTime(), told: told.has(command.seq) });
    }
  }
  return {
    run,
    root: { flowId: row.flow_id, version: row.version },
    channelId: row.channel_id,
    entryCount: (entries.at(-1)?.index ?? -1) + 1,
    stepCount: row.step_count,
    outstanding,
    lastCommands: commandsOf(entries.at(-1)),
  };
}

function seqOf(command: Json): number {
  return typeof command === 'object' && command !== null && 'seq' in command ? Number(command.seq) : -1;
}
