import { type FilledPiece, wordsKey } from '@patchbay/flow-schema';

/** Where the sounds of the pieces come from; null: there is none. */
export interface SoundSources {
  readonly recording: (audioId: string) => Promise<Float32Array | null>;
  readonly speech: (text: string) => Promise<Float32Array | null>;
}

/**
 * What a caller hears of a text whose words are recorded in part: recordings and speech one after the other, as the call
 * plays them. Null where nothing of it is recorded, and a voice says it in one go.
 */
export async function assembleHeard(
  pieces: readonly FilledPiece[],
  wordsAudio: Readonly<Record<string, string>>,
  sources: SoundSources,
): Promise<Float32Array<ArrayBuffer> | null> {
  const recorded = new Map(Object.entries(wordsAudio));
  const recordingOf = (piece: FilledPiece) => (piece.kind === 'words' ? recorded.get(wordsKey(piece.text)) : undefined);
  if (!pieces.some(recordingOf)) return null;
  const sounds: Float32Array[] = [];
  for (const piece of pieces) {
    const audioId = recordingOf(piece);
    const sayable = /[\p{L}\p{N}]/u.test(piece.text);
    const sound =
      audioId === undefined ? sayable && (await sources.speech(piece.text.trim())) : await sources.recording(audioId);
    if (sound) sounds.push(sound);
  }
  const joined = new Float32Array(sounds.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const sound of sounds) {
    joined.set(sound, at);
    at += sound.length;
  }
  return joined;
}
