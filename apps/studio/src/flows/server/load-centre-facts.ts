import { textMs } from '@patchbay/flow-schema';
import {
  listAudio,
  listCentreOptions,
  listCredentials,
  listDialRules,
  listFlowSurfaces,
  listFlows,
  listPrompts,
  listQueueServers,
  listSchedules,
  listTableOptions,
  valuesOf,
} from '@patchbay/records';
import type { CentreFacts } from '../centre-facts';

type Database = Parameters<typeof listFlows>[0];

export async function loadCentreFacts(db: Database): Promise<CentreFacts> {
  const [flows, surfaces, prompts, audio, credentials, centre, queues, dialRules, tables, hours] = await Promise.all([
    listFlows(db),
    listFlowSurfaces(db),
    listPrompts(db),
    listAudio(db),
    listCredentials(db),
    listCentreOptions(db),
    listQueueServers(db),
    listDialRules(db),
    listTableOptions(db),
    listSchedules(db, 'hours'),
  ]);
  const surfaceOf = new Map(surfaces.map((surface) => [surface.id, surface]));
  const durationOf = new Map(audio.map(({ id, durationMs }) => [id, durationMs]));
  return {
    flows: flows.map(({ id, publishedVersion, numbers }) => ({
      id,
      published: publishedVersion !== null,
      numbers,
      variables: surfaceOf.get(id)?.variables ?? [],
      enters: surfaceOf.get(id)?.enters ?? [],
      exits: surfaceOf.get(id)?.exits ?? [],
    })),
    prompts: prompts.flatMap(({ id, published }) => {
      if (published === null) return [];
      const said = Object.entries(published.content).flatMap(([language, { text, audioId }]) => {
        if (audioId !== undefined) return [[language, durationOf.get(audioId) ?? null] as const];
        return text === undefined || text.trim() === '' ? [] : [[language, textMs(text)] as const];
      });
      return [{ id, durationMsByLanguage: Object.fromEntries(said), values: valuesOf(published.content) }];
    }),
    audio: audio.map(({ id, durationMs }) => ({ id, durationMs })),
    credentials: credentials.map(({ id }) => id),
    queues,
    shortCodes: dialRules.filter(({ kind, allow }) => kind === 'prefix' && allow).map(({ pattern }) => pattern),
    agents: centre.agents.map(({ id }) => id),
    skills: centre.skills.map(({ id }) => id),
    tables: tables
      .filter(({ published }) => published)
      .map(({ id, columns }) => ({ id, columns: columns.map((column) => column.id) })),
    hours: hours.filter(({ publishedRevision }) => publishedRevision !== null).map(({ id }) => id),
  };
}
