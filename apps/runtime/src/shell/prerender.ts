import { relative } from 'node:path';
import { type FlowDocument, type Json, promptPartSchema } from '@patchbay/flow-schema';
import type { SpeechJob, SpokenText } from '@patchbay/records';
import type { FlowSource } from '../ports/flow-source.ts';
import type { Log } from '../ports/log.ts';
import type { PromptSource } from '../ports/prompt-source.ts';
import { type Speech, SpeechError } from '../ports/speech.ts';

export interface PrerenderParts {
  readonly flows: FlowSource;
  readonly prompts: PromptSource;
  readonly speech: Speech;
  readonly log: Log;
  /** Absolute: what a single text's sound is named relative to. */
  readonly mediaDir: string;
}

interface FixedText {
  readonly text: string;
  readonly language: string;
}

/**
 * Carries a speech job out. A language that nobody speaks does not fail the job, since trying again would not help: a
 * caller would hear the flow's own way out, and the checks of the studio say so before.
 */
export async function prerender(job: SpeechJob, parts: PrerenderParts): Promise<SpokenText | null> {
  if (job.kind === 'text') return speakOne(job, parts);
  for (const { text, language } of await textsOf(job, parts)) {
    try {
      await parts.speech.render({ text, language, sensitive: false });
    } catch (error) {
      if (!(error instanceof SpeechError) || error.code === 'speech_unavailable' || error.code === 'speech_timeout')
        throw error;
      parts.log.warn('a text was not spoken ahead of time', { error, language });
    }
  }
  return null;
}

async function speakOne(job: Extract<SpeechJob, { kind: 'text' }>, parts: PrerenderParts): Promise<SpokenText> {
  const { text, language, voiceId } = job;
  try {
    const sound = await parts.speech.render({ text, language, sensitive: false, voiceId: voiceId ?? undefined });
    const path = relative(parts.mediaDir, `${sound.path}.wav16`);
    return { spoken: true, path, durationMs: sound.durationMs };
  } catch (error) {
    // Whoever tries a voice is told what is wrong with it.
    if (voiceId !== null && error instanceof SpeechError) return { spoken: false, message: error.message };
    throw error;
  }
}

async function textsOf(
  job: Exclude<SpeechJob, { kind: 'text' }>,
  parts: PrerenderParts,
): Promise<readonly FixedText[]> {
  if (job.kind === 'prompt') return parts.prompts.texts(job.revisionId);
  await parts.flows.load([job.version]);
  return fixedTexts(parts.flows.document(job.version));
}

/** Every text of a flow that is the same for all callers: without `{{ … }}` in it. */
export function fixedTexts(document: FlowDocument): FixedText[] {
  const found: FixedText[] = [];
  const visit = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    const part = promptPartSchema.safeParse(value);
    if (part.success && part.data.kind === 'text') {
      const texts = Object.entries(part.data.text).map(([language, text]) => ({ language, text }));
      found.push(...texts.filter(({ text }) => text.trim() !== '' && !text.includes('{{')));
      return;
    }
    for (const item of Object.values(value)) visit(item);
  };
  for (const node of document.nodes) visit(node.config);
  return found;
}
