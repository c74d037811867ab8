import {
  can,
  exportCentre,
  type ImportKind,
  type ImportPlan,
  importCentre,
  importKinds,
  importShape,
} from '@patchbay/records';
import { hashPassword } from 'better-auth/crypto';
import * as z from 'zod';
import { allow } from '@/access/allow';
import { announced } from '@/centre/announced';
import { addPassword, makeOneTimePassword } from '@/people/one-time-password';
import type { Actor } from '@/server/context';
import { PublicError } from '@/server/public-error';
import { procedure, router } from '@/server/trpc';
import { csvLengthMax, readCsv, writeCsv } from './read-csv';

const kindSchema = z.enum(importKinds);
const fileSchema = z.object({
  kind: kindSchema,
  text: z.string().max(csvLengthMax + 1),
  removeMissing: z.boolean(),
});
const changesShownMax = 300;
const problemsShownMax = 200;
/** Each needs a password that is slow to make, by design. */
const newPeopleMax = 200;

/** Makes sure of customers and shifts, which need permissions of their own. */
function allowKind(actor: Actor, kind: ImportKind, act: 'read' | 'edit'): void {
  if (kind === 'customers') allow(actor, `customer.${act}`);
  if (kind === 'shifts') allow(actor, `shift.${act}`);
}

/** Many at once by CSV: first a look at what would change, then all of it or nothing. */
export const importRouter = router({
  shape: procedure('centre.edit')
    .input(z.object({ kind: kindSchema }))
    .query(({ input }) => importShape(input.kind)),

  export: procedure('centre.read')
    .input(z.object({ kind: kindSchema }))
    .query(async ({ ctx, input: { kind } }) => {
      allowKind(ctx.actor, kind, 'read');
      const { columns, rows } = await exportCentre(ctx.db, kind);
      return { text: writeCsv(columns, rows) };
    }),

  look: procedure('centre.edit')
    .input(fileSchema)
    .mutation(async ({ ctx, input: { kind, text, removeMissing } }) => {
      allowKind(ctx.actor, kind, 'edit');
      const { table, problems } = readCsv(text);
      if (problems.length > 0) return shown({ changes: [], unchanged: 0, problems, fingerprint: '' });
      const addPerson = can(ctx.actor.role, 'user.manage') ? async () => undefined : null;
      const request = { kind, table, removeMissing, confirmed: null };
      return shown(await importCentre(ctx.db, request, { actor: ctx.actor, addPerson }));
    }),

  /** Carries out what `look` has shown. Whoever gets an account is listed with a password that is shown only now. */
  carryOut: procedure('centre.edit')
    .input(fileSchema.extend({ fingerprint: z.string().max(64) }))
    .mutation(async ({ ctx, input: { kind, text, removeMissing, fingerprint } }) => {
      allowKind(ctx.actor, kind, 'edit');
      const { table } = readCsv(text);
      const accounts: { name: string; email: string; password: string }[] = [];
      const addPerson: Parameters<typeof importCentre>[2]['addPerson'] = async (tx, { id, name, email }) => {
        if (accounts.length === newPeopleMax) throw tooManyPeople();
        const password = makeOneTimePassword();
        await addPassword(tx, id, await hashPassword(password));
        accounts.push({ name, email, password });
      };
      const request = { kind, table, removeMissing, confirmed: fingerprint };
      const context = { actor: ctx.actor, addPerson: can(ctx.actor.role, 'user.manage') ? addPerson : null };
      const plan = await announced(importCentre(ctx.db, request, context));
      if (!plan.written) throw outdated();
      return { changes: plan.changes.length, accounts, undo: plan.undo };
    }),
});

function shown(plan: Pick<ImportPlan, 'changes' | 'unchanged' | 'problems' | 'fingerprint'>) {
  const count = (kind: string) => plan.changes.filter((change) => change.kind === kind).length;
  return {
    counts: { new: count('new'), changed: count('changed'), removed: count('removed'), unchanged: plan.unchanged },
    changes: plan.changes.slice(0, changesShownMax),
    problems: plan.problems.slice(0, problemsShownMax),
    problemCount: plan.problems.length,
    fingerprint: plan.fingerprint,
  };
}

function outdated(): PublicError {
  return new PublicError('CONFLICT', 'import_outdated', {
    en: 'Something changed since you looked, so nothing was imported. Look again at what would change.',
    zh: '预览之后数据已变化，未导入任何内容。请重新预览。',
  });
}

function tooManyPeople(): PublicError {
  return new PublicError('BAD_REQUEST', 'too_many_people', {
    en: `One file can make ${newPeopleMax} accounts at most. Nothing was imported: split the file.`,
    zh: `单个文件最多创建 ${newPeopleMax} 个账户。未导入任何内容，请拆分文件。`,
  });
}
