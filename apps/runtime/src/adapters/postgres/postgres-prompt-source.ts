import { join } from 'node:path';
import type { Database } from '@patchbay/drizzle';
import { getAudio, loadPromptRevision, type PromptRevision, RecordError } from '@patchbay/records';
import type { PromptSound, PromptSource } from '../../ports/prompt-source.ts';

/** Prompts and uploaded sounds in PostgreSQL; the files lie in the media folder. What was read never changes. */
export class PostgresPromptSource implements PromptSource {
  private readonly revisions = new Map<string, PromptRevision>();
  private readonly paths = new Map<string, string>();

  /** @param mediaDir absolute */
  constructor(
    private readonly db: Database,
    private readonly mediaDir: string,
  ) {}

  async revision(promptId: string, revision: string, language: string): Promise<PromptSound | null> {
    const known = this.revisions.get(revision) ?? (await orNull(loadPromptRevision(this.db, revision)));
    if (known?.promptId !== promptId) return null;
    this.revisions.set(revision, known);
    const found = languageOf(Object.keys(known.content), language);
    const content = found === undefined ? undefined : known.content[found];
    if (content?.audioId) return { kind: 'audio', audioId: content.audioId };
    if (!content?.text || found === undefined) return null;
    const { text, wordsAudio } = content;
    return { kind: 'text', text, language: found, ...(wordsAudio === undefined ? {} : { wordsAudio }) };
  }

  async texts(revision: string): Promise<{ text: string; language: string }[]> {
    const known = await orNull(loadPromptRevision(this.db, revision));
    return Object.entries(known?.content ?? {}).flatMap(([language, { text, audioId }]) =>
      text && !audioId && !text.includes('{{') ? [{ text, language }] : [],
    );
  }

  async audio(audioId: string): Promise<string | null> {
    const known = this.paths.get(audioId);
    if (known) return known;
    const audio = await orNull(getAudio(this.db, audioId));
    if (!audio) return null;
    const path = join(this.mediaDir, audio.path).replace(/\.[A-Za-z0-9]+$/, '');
    this.paths.set(audioId, path);
    return path;
  }
}

/** The language itself, else another form of it (`en-GB` for `en-US`), else the first there is. */
function languageOf(languages: readonly string[], wanted: string): string | undefined {
  const [family] = wanted.split('-');
  return (
    languages.find((language) => language === wanted) ??
    languages.find((language) => language.split('-')[0] === family) ??
    languages[0]
  );
}

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof RecordError && error.code === 'not_found') return null;
    throw error;
  }
}
