import { audioIdsOf, getAudios, listPrompts, type PromptListItem } from '@patchbay/records';
import { findingsOf, type SoundFinding } from '@/media/sound/sound-findings';
import { loadPromptUses } from './prompt-uses';

type Database = Parameters<typeof listPrompts>[0];

/** A recording of the library, with what is wrong with it. */
export interface LibrarySound {
  readonly id: string;
  readonly name: string;
  readonly durationMs: number;
  readonly loudnessLufs: number | null;
  readonly findings: readonly SoundFinding[];
  /** False for one that nobody has measured yet. */
  readonly measured: boolean;
}

interface Library {
  readonly prompts: readonly {
    readonly id: string;
    readonly name: string;
    readonly folder: string;
    readonly latest: Pick<PromptListItem['latest'], 'id' | 'content' | 'createdAt'>;
    readonly published: Pick<PromptListItem['latest'], 'id' | 'content'> | null;
    /** The languages that flows play it in. */
    readonly needs: readonly string[];
    /** How many flows play it, drafts too. */
    readonly flows: number;
  }[];
  readonly sounds: readonly LibrarySound[];
}

/** Everything that the screens of the library show at once. */
export async function loadLibrary(db: Database): Promise<Library> {
  const [prompts, uses] = await Promise.all([listPrompts(db), loadPromptUses(db, { drafts: true })]);
  const needs = new Map<string, { languages: Set<string>; flows: Set<string> }>();
  for (const { promptId, flowId, languages } of uses) {
    const need = needs.get(promptId) ?? { languages: new Set(), flows: new Set() };
    for (const language of languages) need.languages.add(language);
    need.flows.add(flowId);
    needs.set(promptId, need);
  }
  const contents = prompts.flatMap(({ latest, published }) => [latest.content, published?.content ?? {}]);
  const audios = await getAudios(db, [...new Set(contents.flatMap(audioIdsOf))]);
  return {
    prompts: prompts.map(({ id, name, folder, latest, published }) => ({
      id,
      name,
      folder,
      latest: { id: latest.id, content: latest.content, createdAt: latest.createdAt },
      published: published && { id: published.id, content: published.content },
      needs: [...(needs.get(id)?.languages ?? [])],
      flows: needs.get(id)?.flows.size ?? 0,
    })),
    sounds: audios.map(({ id, name, durationMs, measures }) => ({
      id,
      name,
      durationMs,
      loudnessLufs: measures?.loudnessLufs ?? null,
      findings: findingsOf(measures, durationMs),
      measured: measures !== null,
    })),
  };
}
