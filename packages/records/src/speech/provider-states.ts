import { type Database, speechProviderStates } from '@patchbay/drizzle';
import { isForeignKeyViolation } from '../record-error.ts';

export type SpeechProviderNews =
  | { readonly providerId: string; readonly at: Date; readonly ok: true }
  | {
      readonly providerId: string;
      readonly at: Date;
      readonly ok: false;
      /** When it spoke no more; null where it only could not say one text. */
      readonly failingSince: Date | null;
      readonly code: string;
      /** For people; holds nothing of the text and no secret. */
      readonly message: string;
    };

/** Written by the runtime when a provider begins to fail, fails for another reason, or speaks again. */
export async function noteSpeechProvider(db: Database, news: SpeechProviderNews): Promise<void> {
  const { providerId, at } = news;
  const set = news.ok
    ? { failingSince: null, spokeAt: at }
    : { failingSince: news.failingSince, code: news.code, message: news.message.slice(0, 500), failedAt: at };
  try {
    await db
      .insert(speechProviderStates)
      .values({ providerId, ...set })
      .onConflictDoUpdate({ target: speechProviderStates.providerId, set });
  } catch (error) {
    // It was deleted while it spoke its last text.
    if (!isForeignKeyViolation(error)) throw error;
  }
}
