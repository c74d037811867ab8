import type { UsedKind } from '@patchbay/flow-schema';
import { loadChoices } from '@/flows/server/choices';

type Database = Parameters<typeof loadChoices>[0];

/** What the things are called that flows point at. */
export async function loadNames(db: Database): Promise<(kind: UsedKind, id: string) => string | undefined> {
  const choices = await loadChoices(db);
  const lists: Record<UsedKind, readonly { readonly id: string; readonly name: string }[]> = {
    flow: choices.flows,
    prompt: choices.prompts,
    recording: choices.audio,
    credential: choices.credentials,
    queue: choices.queues,
    agent: choices.agents,
    skill: choices.skills,
    table: choices.tables,
    hours: choices.hours,
  };
  const names = new Map(
    Object.entries(lists).map(([kind, list]) => [kind, new Map(list.map(({ id, name }) => [id, name]))] as const),
  );
  return (kind, id) => names.get(kind)?.get(id);
}
