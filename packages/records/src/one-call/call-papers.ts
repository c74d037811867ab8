import { type Database, flowVersions, formAnswers, queues, satisfactionAnswers, users } from '@patchbay/drizzle';
import type { FlowDocument, JsonObject } from '@patchbay/flow-schema';
import { asc, eq, inArray } from 'drizzle-orm';
import { type CallNote, listCallNotes } from '../seat/notes.ts';

/** What was written down about a call. */
export interface CallPapers {
  readonly notes: readonly CallNote[];
  readonly forms: readonly FilledForm[];
  readonly satisfaction: readonly AnsweredQuestion[];
}

export interface FilledForm {
  readonly id: string;
  /** Of the step that asked for it, as it is called in the version that the call ran; its id where the version is gone. */
  readonly name: string;
  readonly agent: string;
  readonly at: Date;
  readonly values: JsonObject;
}

export interface AnsweredQuestion {
  readonly id: string;
  readonly question: string;
  readonly score: number;
  readonly scoreMax: number;
  readonly agent: string | null;
  readonly queue: string | null;
  readonly at: Date;
}

/** Notes, forms and answers to questions, each oldest first. */
export async function listCallPapers(db: Database, callId: string): Promise<CallPapers> {
  const [notes, forms, satisfaction] = await Promise.all([
    listCallNotes(db, callId),
    db
      .select({ form: formAnswers, agent: users.name })
      .from(formAnswers)
      .leftJoin(users, eq(users.id, formAnswers.agentId))
      .where(eq(formAnswers.callId, callId))
      .orderBy(asc(formAnswers.at)),
    db
      .select({ answer: satisfactionAnswers, agent: users.name, queue: queues.name })
      .from(satisfactionAnswers)
      .leftJoin(users, eq(users.id, satisfactionAnswers.agentId))
      .leftJoin(queues, eq(queues.id, satisfactionAnswers.queueId))
      .where(eq(satisfactionAnswers.callId, callId))
      .orderBy(asc(satisfactionAnswers.at)),
  ]);
  const nameOf = await stepNames(db, [...new Set(forms.map(({ form }) => form.version))]);
  return {
    notes,
    forms: forms.map(({ form, agent }) => ({
      id: form.id,
      name: nameOf(form.version, form.nodeId),
      agent: agent ?? form.agentId,
      at: form.at,
      values: form.values as JsonObject,
    })),
    satisfaction: satisfaction.map(({ answer, agent, queue }) => ({
      id: answer.id,
      question: answer.question,
      score: answer.score,
      scoreMax: answer.scoreMax,
      agent: agent ?? answer.agentId,
      queue: queue ?? answer.queueId,
      at: answer.at,
    })),
  };
}

async function stepNames(db: Database, versions: string[]): Promise<(version: string, nodeId: string) => string> {
  if (versions.length === 0) return (_, nodeId) => nodeId;
  const rows = await db
    .select({ hash: flowVersions.hash, document: flowVersions.document })
    .from(flowVersions)
    .where(inArray(flowVersions.hash, versions));
  const documents = new Map(rows.map(({ hash, document }) => [hash, document as FlowDocument]));
  return (version, nodeId) => documents.get(version)?.nodes.find(({ id }) => id === nodeId)?.name || nodeId;
}
