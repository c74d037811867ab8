import { isSensitive, type PlaybackItem, reveal } from '@patchbay/flow-schema';
import { withDeadline } from '../deadline.ts';
import type { CommandPorts } from './command-context.ts';

/** What turns texts and prompts into files. */
export type MediaPorts = Pick<CommandPorts, 'clock' | 'prompts' | 'speech'>;

const renderMsMax = 20_000;

/** What is to be heard cannot be had as sound. */
export class MediaError extends Error {
  constructor(
    readonly code: 'prompt_missing' | 'audio_missing' | 'language_missing',
    message: string,
  ) {
    super(message);
    this.name = 'MediaError';
  }
}

/** The files to play, absolute and without extension, in order. @throws MediaError, or what the speech port throws */
export function resolveMedia(items: readonly PlaybackItem[], ports: MediaPorts): Promise<string[]> {
  return Promise.all(items.map((item) => resolveItem(item, ports)));
}

async function resolveItem(item: PlaybackItem, ports: MediaPorts): Promise<string> {
  switch (item.kind) {
    case 'speech':
      return speak(reveal(item.text), item.language, isSensitive(item.text), ports);
    case 'audio':
      return audio(item.audioId, ports);
    case 'prompt': {
      const sound = await ports.prompts.revision(item.promptId, item.revision, item.language);
      if (!sound) {
        throw new MediaError('prompt_missing', `Prompt ${item.promptId} says nothing in ${item.language}.`);
      }
      return sound.kind === 'audio' ? audio(sound.audioId, ports) : speak(sound.text, sound.language, false, ports);
    }
  }
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
