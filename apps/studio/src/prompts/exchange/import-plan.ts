import type { RecordingPlacement } from '@patchbay/records';
import type { LibraryPrompt } from '../library/library-types';
import { type FileMatch, matchFile } from './match-files';
import { scriptRows } from './script-rows';

/** Where one file is to go; a person may change it. */
export interface PlannedFile extends FileMatch {
  readonly path: string;
  readonly included: boolean;
}

export type PlanProblem = 'no_language' | 'no_name' | 'twice' | 'not_sound' | 'silent';

/** Matches every file by its name. */
export function planFiles(
  paths: readonly string[],
  prompts: readonly LibraryPrompt[],
  languages: readonly string[],
): PlannedFile[] {
  const script = scriptRows(prompts);
  const targets = prompts.map(({ id, name, latest, needs }) => ({
    id,
    name,
    languages: [...new Set([...Object.keys(latest.content), ...needs])],
  }));
  return paths.map((path) => ({ path, included: true, ...matchFile(path, targets, script, languages) }));
}

/** What keeps each file from being imported, in the order of the plan; null: nothing. */
export function planProblems(plan: readonly PlannedFile[], sounding: (at: number) => PlanProblem | null) {
  const taken = new Set<string>();
  return plan.map((file, at): PlanProblem | null => {
    if (!file.included) return null;
    const problem = sounding(at);
    if (problem !== null) return problem;
    if (file.language === null) return 'no_language';
    if (file.promptId === null && file.newName.trim() === '') return 'no_name';
    const place = placeOf(file);
    if (taken.has(place)) return 'twice';
    taken.add(place);
    return null;
  });
}

/** The recording that a file would replace; undefined: none. */
export function replacedBy(file: PlannedFile, prompts: readonly LibraryPrompt[]): string | undefined {
  if (file.language === null) return undefined;
  const part = prompts.find(({ id }) => id === file.promptId)?.latest.content[file.language];
  return file.words === null ? part?.audioId : part?.wordsAudio?.[file.words];
}

/** The place of a file as the studio is told; null where it has none. */
export function placementOf(
  file: PlannedFile,
  prompts: readonly LibraryPrompt[],
  audioId: string,
): RecordingPlacement | null {
  const { language, words, promptId, newName } = file;
  if (language === null) return null;
  if (promptId === null) return { prompt: { newName: newName.trim() }, language, words, audioId };
  const prompt = prompts.find(({ id }) => id === promptId);
  return prompt === undefined
    ? null
    : { prompt: { id: prompt.id, basedOn: prompt.latest.id }, language, words, audioId };
}

function placeOf({ promptId, newName, language, words }: PlannedFile): string {
  return JSON.stringify([promptId ?? newName.trim().toLowerCase(), language, words]);
}
