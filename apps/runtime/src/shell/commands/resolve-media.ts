import { fillLibraryText, isSensitive, type PlaybackItem, reveal, wordsKey } from '@patchbay/flow-schema';
import type { PromptSound } from '../../ports/prompt-source.ts';
import { withDeadline } from '../deadline.ts';
import type { CommandPorts } from './command-context.ts';

/** What turns texts and prompts into files. */
export type MediaPorts = Pick<CommandPorts, 'clock' | 'prompts' | 'speech'>;

const renderMsMax = 20_000;

/** What is to be heard cannot be had as sound. */
export class MediaError extends Error {
  constructor(
    readonly code: 'prompt_missing' | 'audio_missing' | 'value_missing',
    message: string,
  ) {
    super(message);
    this.name = 'MediaError';
  }
}

/** The files to play, absolute and without extension, in order. @throws MediaError, or what the speech port throws */
export async function resolveMedia(items: readonly PlaybackItem[], ports: MediaPorts): Promise<string[]> {
  return (await Promise.all(items.map((item) => resolveItem(item, ports)))).flat();
}

async function resolveItem(item: PlaybackItem, ports: MediaPorts): Promise<string[]> {
  switch (item.kind) {
    case 'speech':
      return [await speak(reveal(item.text), item.language, isSensitive(item.text), ports)];
    case 'audio':
      return [await audio(item.audioId, ports)];
    case 'prompt': {
      const sound = await ports.prompts.revision(item.promptId, item.revision, item.language);
      if (!sound) {
        throw new MediaError('prompt_missing', `Prompt ${item.promptId} says nothing in ${item.language}.`);
      }
      return sound.kind === 'audio' ? [await audio(sound.audioId, ports)] : await saidWith(sound, item, ports);
    }
  }
}

/**
 * A text of the library with the values of the call. It is spoken in one go, as that sounds best, unless words between the
 * values were recorded: then these are played, and the rest is spoken around them.
 */
async function saidWith(
  sound: Extract<PromptSound, { kind: 'text' }>,
  item: Extract<PlaybackItem, { kind: 'prompt' }>,
  ports: MediaPorts,
): Promise<string[]> {
  const filled = fillLibraryText(sound.text, item.values ?? {}, sound.language);
  if (!filled.ok) {
    const what = filled.missing === null ? 'has a text that cannot be read' : `lacks the value ${filled.missing}`;
    throw new MediaError('value_missing', `Prompt ${item.promptId} ${what}.`);
  }
  const recorded = new Map(Object.entries(sound.wordsAudio ?? {}));
  const recordingOf = (piece: (typeof filled.pieces)[number]) =>
    piece.kind === 'words' ? recorded.get(wordsKey(piece.text)) : undefined;
  if (!filled.pieces.some(recordingOf)) {
    const text = filled.pieces.map((piece) => piece.text).join('');
    const secret = filled.pieces.some((piece) => piece.kind === 'value' && piece.sensitive);
    return text.trim() === '' ? [] : [await speak(text, sound.language, secret, ports)];
  }
  const files = filled.pieces.map(async (piece) => {
    const audioId = recordingOf(piece);
    if (audioId !== undefined) return [await audio(audioId, ports)];
    const secret = piece.kind === 'value' && piece.sensitive;
    return isSayable(piece.text) ? [await speak(piece.text, sound.language, secret, ports)] : [];
  });
  return (await Promise.all(files)).flat();
}

/** A full stop that is left between two recordings is nothing to be said. */
function isSayable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

async function audio(audioId: string, ports: MediaPorts): Promise<string> {
  const path = await ports.prompts.audio(audioId);
  if (path === null) throw new MediaError('audio_missing', `There is no sound with the id ${audioId}.`);
  return path;
}

async function speak(text: string, language: string, sensitive: boolean, ports: MediaPorts): Promise<string> {
  const rendered = await withDeadline(
    ports.clock,
    renderMsMax,
    'The speech service',
    ports.speech.render({ text, language, sensitive }),
  );
  return rendered.path;
}
