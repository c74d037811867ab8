import type { CheckSurroundings, FlowKind } from '@patchbay/flow-schema';
import {
  type CentreOptions,
  listAudio,
  listCentreOptions,
  listCredentials,
  listFlows,
  listPrompts,
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
  readonly prompts: readonly { readonly id: string; readonly name: string; readonly published: boolean }[];
  readonly audio: readonly { readonly id: string; readonly name: string; readonly durationMs: number }[];
  readonly credentials: readonly { readonly id: string; readonly name: string; readonly hosts: readonly string[] }[];
  readonly queues: CentreOptions['queues'];
  readonly agents: CentreOptions['agents'];
  readonly skills: CentreOptions['skills'];
}

export async function loadChoices(db: Database): Promise<Choices> {
  const [flows, prompts, audio, credentials, centre] = await Promise.all([
    listFlows(db),
    listPrompts(db),
    listAudio(db),
    listCredentials(db),
    listCentreOptions(db),
  ]);
  return {
    flows: flows.map(({ id, name, kind, publishedVersion, numbers }) => ({
      id,
      name,
      kind,
      published: publishedVersion !== null,
      answersNumbers: numbers.length > 0,
    })),
    prompts: prompts.map(({ id, name, publishedRevision }) => ({ id, name, published: publishedRevision !== null })),
    audio: audio.map(({ id, name, durationMs }) => ({ id, name, durationMs })),
    credentials: credentials.map(({ id, name, hosts }) => ({ id, name, hosts })),
    queues: centre.queues,
    agents: centre.agents,
    skills: centre.skills,
  };
}

/** The same as sets, for the checks of one flow. What is not published cannot be used by a flow that is. */
export function surroundingsOf(choices: Choices, flowId: string): CheckSurroundings {
  const published = <T extends { id: string; published: boolean }>(list: readonly T[]) =>
    new Set(list.filter((one) => one.published).map((one) => one.id));
  return {
    flowIds: published(choices.flows),
    promptIds: published(choices.prompts),
    audioIds: new Set(choices.audio.map((one) => one.id)),
    credentialIds: new Set(choices.credentials.map((one) => one.id)),
    queueIds: new Set(choices.queues.map((one) => one.id)),
    agentIds: new Set(choices.agents.map((one) => one.id)),
    skillIds: new Set(choices.skills.map((one) => one.id)),
    answersNumbers: choices.flows.some((one) => one.id === flowId && one.answersNumbers),
  };
}
