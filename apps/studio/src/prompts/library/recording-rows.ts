import type { RecordingPlacement } from '@patchbay/records';
import type { Library, LibrarySound } from './library-types';

/** A recording in its place. */
export interface RecordingRow {
  readonly key: string;
  readonly promptId: string;
  readonly promptName: string;
  readonly language: string;
  /** The words between values that were recorded; null for all of the prompt. */
  readonly words: string | null;
  readonly sound: LibrarySound;
  /** Puts another recording into the same place. */
  readonly placement: Omit<RecordingPlacement, 'audioId'>;
}

/** Every recording that the newest drafts play, in its place. */
export function recordingRows({ prompts, sounds }: Library): RecordingRow[] {
  const soundOf = new Map(sounds.map((sound) => [sound.id, sound]));
  return prompts.flatMap(({ id, name, latest }) =>
    Object.entries(latest.content).flatMap(([language, part]) => {
      const places: [string | null, string][] = [
        ...(part.audioId === undefined ? [] : [[null, part.audioId] as [null, string]]),
        ...Object.entries(part.wordsAudio ?? {}),
      ];
      return places.flatMap(([words, audioId]): RecordingRow[] => {
        const sound = soundOf.get(audioId);
        if (sound === undefined) return [];
        return [
          {
            key: `${id} ${language} ${words ?? ''}`,
            promptId: id,
            promptName: name,
            language,
            words,
            sound,
            placement: { prompt: { id, basedOn: latest.id }, language, words },
          },
        ];
      });
    }),
  );
}
