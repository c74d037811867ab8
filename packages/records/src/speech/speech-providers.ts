import { randomUUID } from 'node:crypto';
import { type Database, speechProviderStates, speechProviders, speechVoices } from '@patchbay/drizzle';
import { asc, eq, inArray } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { nameTaken } from '../field-problems.ts';
import { isUniqueViolation, notFound } from '../record-error.ts';
import { checkedProvider, type SpeechProviderInput } from './check-provider.ts';

export type SpeechVoice = typeof speechVoices.$inferSelect;
type Row = typeof speechProviders.$inferSelect;
type State = Omit<typeof speechProviderStates.$inferSelect, 'providerId'>;

export interface SpeechProviderRecord extends Row {
  /** By language, then as they are used. */
  readonly voices: readonly SpeechVoice[];
  /** Null until the runtime has asked it for the first time. */
  readonly state: State | null;
}

type Reader = Pick<Database, 'select'>;

/** By name. */
export async function listSpeechProviders(db: Database): Promise<SpeechProviderRecord[]> {
  return await readProviders(db);
}

async function readProviders(db: Reader, id?: string): Promise<SpeechProviderRecord[]> {
  const rows = await db
    .select({ provider: speechProviders, state: speechProviderStates })
    .from(speechProviders)
    .leftJoin(speechProviderStates, eq(speechProviderStates.providerId, speechProviders.id))
    .where(id === undefined ? undefined : eq(speechProviders.id, id))
    .orderBy(asc(speechProviders.name));
  const ids = rows.map(({ provider }) => provider.id);
  const voices =
    ids.length === 0
      ? []
      : await db
          .select()
          .from(speechVoices)
          .where(inArray(speechVoices.providerId, ids))
          .orderBy(asc(speechVoices.language), asc(speechVoices.position), asc(speechVoices.voice));
  return rows.map(({ provider, state }) => ({
    ...provider,
    voices: voices.filter(({ providerId }) => providerId === provider.id),
    state: state === null ? null : withoutId(state),
  }));
}

/** @throws RecordError `value_invalid`, `name_taken` */
export async function createSpeechProvider(
  db: Database,
  actor: Actor,
  input: SpeechProviderInput,
): Promise<SpeechProviderRecord> {
  const { voices, ...columns } = checkedProvider(input);
  const id = randomUUID();
  const subject = { kind: 'speech_provider', id } as const;
  return await namedOnce(columns.name, () =>
    audited(db, actor, { action: 'speech_provider.created', subject }, async (tx) => {
      await tx.insert(speechProviders).values({ id, ...columns });
      if (voices.length > 0) {
        await tx
          .insert(speechVoices)
          .values(voices.map((voice) => ({ id: randomUUID(), providerId: id, ...voice, position: null })));
      }
      const made = await readOne(tx, id);
      return { result: made, before: null, after: forAudit(made) };
    }),
  );
}

/** Voices that stay keep their place in the order of their language. @throws RecordError `not_found`, `value_invalid`, `name_taken` */
export async function updateSpeechProvider(
  db: Database,
  actor: Actor,
  id: string,
  input: SpeechProviderInput,
): Promise<SpeechProviderRecord> {
  const { voices, ...columns } = checkedProvider(input);
  const subject = { kind: 'speech_provider', id } as const;
  return await namedOnce(columns.name, () =>
    audited(db, actor, { action: 'speech_provider.changed', subject }, async (tx) => {
      await lock(tx, id);
      const before = await readOne(tx, id);
      const isSame = (a: { language: string; voice: string }) => (b: { language: string; voice: string }) =>
        a.language === b.language && a.voice === b.voice;
      const gone = before.voices.filter((old) => !voices.some(isSame(old)));
      const come = voices.filter((voice) => !before.voices.some(isSame(voice)));
      if (gone.length > 0) {
        await tx.delete(speechVoices).where(
          inArray(
            speechVoices.id,
            gone.map((voice) => voice.id),
          ),
        );
      }
      if (come.length > 0) {
        await tx
          .insert(speechVoices)
          .values(come.map((voice) => ({ id: randomUUID(), providerId: id, ...voice, position: null })));
      }
      await tx
        .update(speechProviders)
        .set({ ...columns, updatedAt: new Date() })
        .where(eq(speechProviders.id, id));
      const after = await readOne(tx, id);
      return { result: after, before: forAudit(before), after: forAudit(after) };
    }),
  );
}

/** Its voices go with it; what they said already stays in the cache until its time is over. @throws RecordError `not_found` */
export async function deleteSpeechProvider(db: Database, actor: Actor, id: string): Promise<void> {
  const subject = { kind: 'speech_provider', id } as const;
  await audited(db, actor, { action: 'speech_provider.deleted', subject }, async (tx) => {
    await lock(tx, id);
    const before = await readOne(tx, id);
    await tx.delete(speechProviders).where(eq(speechProviders.id, id));
    return { result: undefined, before: forAudit(before), after: null };
  });
}

async function lock(tx: Reader, id: string): Promise<void> {
  await tx.select({ id: speechProviders.id }).from(speechProviders).where(eq(speechProviders.id, id)).for('update');
}

async function readOne(tx: Reader, id: string): Promise<SpeechProviderRecord> {
  const [found] = await readProviders(tx, id);
  if (!found) throw notFound('speech_provider', id);
  return found;
}

function withoutId({ providerId: _, ...state }: typeof speechProviderStates.$inferSelect): State {
  return state;
}

function forAudit({ state: _, ...record }: SpeechProviderRecord): Omit<SpeechProviderRecord, 'state'> {
  return record;
}

async function namedOnce<T>(name: string, save: () => Promise<T>): Promise<T> {
  try {
    return await save();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw nameTaken({ en: 'a speech provider', zh: '语音服务' }, name);
  }
}
