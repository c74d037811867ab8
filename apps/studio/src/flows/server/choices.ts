import type { FlowKind } from '@patchbay/flow-schema';
import {
  type CentreOptions,
  listAudio,
  listCentreOptions,
  listCredentials,
  listFlows,
  listPrompts,
  listSchedules,
  listTableOptions,
  type TableOption,
  valuesOf,
} from '@patchbay/records';

type Database = Parameters<typeof listFlows>[0];

/** What fields of a flow can point at. Names only: no secret and no sound. */
export interface Choices {
  readonly flows: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: FlowKind;
    readonly published: boolean;
    /** Whether numbers lead to it. */
    readonly answersNumbers: boolean;
  }[];
  readonly prompts: readonly {
    readonly id: string;
    readonly name: string;
    readonly published: boolean;
    /** The names of the values that it reads out. */
    readonly values: readonly string[];
  }[];
  readonly audio: readonly { readonly id: string; readonly name: string; readonly durationMs: number }[];
  readonly credentials: readonly { readonly id: string; readonly name: string; readonly hosts: readonly string[] }[];
  readonly queues: CentreOptions['queues'];
  readonly agents: CentreOptions['agents'];
  readonly skills: CentreOptions['skills'];
  readonly tables: readonly TableOption[];
  readonly hours: readonly { readonly id: string; readonly name: string; readonly published: boolean }[];
}

export async function loadChoices(db: Database): Promise<Choices> {
  const [flows, prompts, audio, credentials, centre, tables, hours] = await Promise.all([
    listFlows(db),
    listPrompts(db),
    listAudio(db),
    listCredentials(db),
    listCentreOptions(db),
    listTableOptions(db),
    listSchedules(db, 'hours'),
  ]);
  return {
    flows: flows.map(({ id, name, kind, publishedVersion, numbers }) => ({
      id,
      name,
      kind,
      published: publishedVersion !== null,
      answersNumbers: numbers.length > 0,
    })),
    prompts: prompts.map(({ id, name, published, latest }) => ({
      id,
      name,
      published: published !== null,
      values: valuesOf((published ?? latest).content),
    })),
    audio: audio.map(({ id, name, durationMs }) => ({ id, name, durationMs })),
    credentials: credentials.map(({ id, name, hosts }) => ({ id, name, hosts })),
    queues: centre.queues,
    agents: centre.agents,
    skills: centre.skills,
    tables,
    hours: hours.map(({ id, name, publishedRevision }) => ({ id, name, published: publishedRevision !== null })),
  };
}
