import { type Database, flows, numbers } from '@patchbay/drizzle';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { type Actor, audited } from './audit.ts';
import { lockFlow } from './flows/flows.ts';
import { isUniqueViolation, notFound, RecordError } from './record-error.ts';

const dialable = /^[+]?[0-9A-Za-z*#_.-]{1,64}$/;
/** `flow-<id>` is what the browser phone dials to reach a flow that has no number. */
const reserved = /^flow-/i;

export interface BoundNumber {
  readonly number: string;
  readonly label: string;
  readonly flowId: string;
  readonly flowName: string;
  readonly published: boolean;
  readonly createdAt: Date;
}

export async function listNumbers(db: Database): Promise<BoundNumber[]> {
  const rows = await db
    .select({ number: numbers, flowName: flows.name, publishedVersion: flows.publishedVersion })
    .from(numbers)
    .innerJoin(flows, eq(flows.id, numbers.flowId))
    .orderBy(asc(numbers.number));
  return rows.map((row) => ({ ...row.number, flowName: row.flowName, published: row.publishedVersion !== null }));
}

/** Which flow answers a dialled number now; null when none does. */
export async function findFlowOfNumber(
  db: Database,
  number: string,
): Promise<{ flowId: string; publishedVersion: string | null } | null> {
  const [row] = await db
    .select({ flowId: flows.id, publishedVersion: flows.publishedVersion })
    .from(numbers)
    .innerJoin(flows, eq(flows.id, numbers.flowId))
    .where(and(eq(numbers.number, number), isNull(flows.archivedAt)));
  return row ?? null;
}

/**
 * Gives a number to a flow.
 * @throws RecordError `number_invalid`; `number_taken`, naming the flow that has it; `not_found`; `archived`
 */
export async function bindNumber(
  db: Database,
  actor: Actor,
  input: { number: string; flowId: string; label?: string },
): Promise<void> {
  const { number, flowId } = input;
  refuseInvalid(number);
  const label = input.label ?? '';
  const subject = { kind: 'number', id: number } as const;
  try {
    await audited(db, actor, { action: 'number.bound', subject }, async (tx) => {
      await lockUsableFlow(tx, flowId);
      await tx.insert(numbers).values({ number, flowId, label });
      return { result: undefined, before: null, after: { flowId, label } };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw await takenError(db, number);
  }
}

/** Moves a number to another flow, or relabels it. @throws RecordError `not_found`, `archived` */
export async function changeNumber(
  db: Database,
  actor: Actor,
  input: { number: string; flowId: string; label: string },
): Promise<void> {
  const { number, flowId, label } = input;
  await audited(db, actor, { action: 'number.changed', subject: { kind: 'number', id: number } }, async (tx) => {
    const [before] = await tx.select().from(numbers).where(eq(numbers.number, number)).for('update');
    if (!before) throw notFound('number', number);
    await lockUsableFlow(tx, flowId);
    await tx.update(numbers).set({ flowId, label }).where(eq(numbers.number, number));
    return { result: undefined, before: { flowId: before.flowId, label: before.label }, after: { flowId, label } };
  });
}

/** @throws RecordError `not_found` */
export async function unbindNumber(db: Database, actor: Actor, number: string): Promise<void> {
  await audited(db, actor, { action: 'number.unbound', subject: { kind: 'number', id: number } }, async (tx) => {
    const [before] = await tx.delete(numbers).where(eq(numbers.number, number)).returning();
    if (!before) throw notFound('number', number);
    return { result: undefined, before: { flowId: before.flowId, label: before.label }, after: null };
  });
}

function refuseInvalid(number: string): void {
  if (dialable.test(number) && !reserved.test(number)) return;
  throw new RecordError(
    'number_invalid',
    {
      en: 'A number is 1 to 64 letters, digits or * # _ . -, with + in front for an international one, and does not begin with "flow-".',
      zh: '号码须为 1 至 64 个字母、数字或 * # _ . - 字符，国际号码可以 + 开头，且不能以 “flow-” 开头。',
    },
    `"${number}" is not a dialable number`,
  );
}

async function lockUsableFlow(tx: Database, flowId: string): Promise<void> {
  const flow = await lockFlow(tx, flowId);
  if (flow.archivedAt === null) return;
  throw new RecordError(
    'archived',
    { en: `The flow "${flow.name}" is archived.`, zh: `流程“${flow.name}”已归档。` },
    `flow ${flowId} is archived`,
  );
}

async function takenError(db: Database, number: string): Promise<RecordError> {
  const holder = (await listNumbers(db)).find((one) => one.number === number);
  const name = holder?.flowName ?? '?';
  return new RecordError(
    'number_taken',
    {
      en: `The number ${number} already leads to the flow "${name}". Move it there, or choose another number.`,
      zh: `号码 ${number} 已绑定到流程“${name}”。请在该处改绑，或换一个号码。`,
    },
    `number ${number} is bound to flow ${holder?.flowId ?? 'unknown'}`,
  );
}
