import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';
import { credentials } from './credential.ts';

/** How a provider of the kind `http` is asked, and where the sound is in what it answers. */
export interface SpeechRequestTemplate {
  readonly method: 'GET' | 'POST';
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** With `{{text}}`, `{{voice}}` and `{{language}}`, written as `bodyForm` asks. Empty: no body. */
  readonly body: string;
  readonly bodyForm: 'json' | 'xml' | 'form' | 'text';
  /** Empty: the answer's body is the sound. Else the way through the JSON to its base64, e.g. `audio.content`. */
  readonly soundPath: string;
}

/** A service outside that speaks texts. */
export const speechProviders = pgTable(
  'speech_provider',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    kind: text('kind', { enum: ['openai', 'http'] }).notNull(),
    /** `openai`: up to and with the version, e.g. `https://api.example.com/v1`. `http`: may hold placeholders. */
    url: text('url').notNull(),
    model: text('model').notNull().default(''),
    template: document<SpeechRequestTemplate>('template'),
    credentialId: text('credential_id').references(() => credentials.id, { onDelete: 'restrict' }),
    /** The form of the sound: a WAV file, or bare 16-bit little-endian samples of one channel at `pcmRateHz`. */
    sound: text('sound', { enum: ['wav', 'pcm'] })
      .notNull()
      .default('wav'),
    pcmRateHz: integer('pcm_rate_hz').notNull().default(24_000),
    timeoutMs: integer('timeout_ms').notNull().default(5_000),
    /** Whether texts with sensitive values may go there; else the built-in voice says those. */
    speaksSensitive: boolean('speaks_sensitive').notNull().default(false),
    enabled: boolean('enabled').notNull().default(true),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    unique('speech_provider_name').on(table.name),
    check('speech_provider_kind_known', sql`${table.kind} in ('openai', 'http')`),
    check('speech_provider_sound_known', sql`${table.sound} in ('wav', 'pcm')`),
    check('speech_provider_template_present', sql`(${table.kind} = 'http') = (${table.template} is not null)`),
    check('speech_provider_timeout_valid', sql`${table.timeoutMs} between 500 and 60000`),
    check('speech_provider_rate_valid', sql`${table.pcmRateHz} between 8000 and 96000`),
  ],
);

/** A voice of a provider for one language. */
export const speechVoices = pgTable(
  'speech_voice',
  {
    id: text('id').primaryKey(),
    providerId: text('provider_id')
      .notNull()
      .references(() => speechProviders.id, { onDelete: 'cascade' }),
    /** A BCP 47 tag; `en` serves `en-US` as well where that has no voice of its own. */
    language: text('language').notNull(),
    /** What the provider calls it. */
    voice: text('voice').notNull(),
    /** Callers hear the voice with the lowest; null: it is only there to be tried. */
    position: integer('position'),
  },
  (table) => [unique('speech_voice_once').on(table.providerId, table.language, table.voice)],
);

/** How a provider does, as the runtime finds it while speaking. */
export const speechProviderStates = pgTable('speech_provider_state', {
  providerId: text('provider_id')
    .primaryKey()
    .references(() => speechProviders.id, { onDelete: 'cascade' }),
  /** Null while it speaks. */
  failingSince: instant('failing_since'),
  /** Of the last failure, for people who run the studio; null when there was none. */
  code: text('code'),
  message: text('message'),
  failedAt: instant('failed_at'),
  spokeAt: instant('spoke_at'),
});
