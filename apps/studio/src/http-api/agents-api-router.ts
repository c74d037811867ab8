import {
  type Agent,
  type AgentInput,
  auditFloorAct,
  createAgent,
  deleteAgent,
  type FloorAct,
  getAgent,
  listAgents,
  listNotReadyReasons,
  updateAgent,
} from '@patchbay/records';
import * as z from 'zod';
import { announceChange } from '@/server/changes';
import type { Actor, Context } from '@/server/context';
import { doAtDesk } from '@/server/desk';
import { readFloorField } from '@/server/floor-state';
import { PublicError } from '@/server/public-error';
import { procedure, router } from '@/server/trpc';
import { agentAnswer, agentFields, agentStateAnswer, idInput, partial } from './centre-schemas';

type Database = Context['db'];

type StateAct = Extract<FloorAct, { type: `agent.${string}` }>;

const tags = ['Agents'];

/** Agents for programs. The studio's own screens have a router of their own with what only they need. */
export const agentsApiRouter = router({
  list: procedure('centre.read')
    .meta({ openapi: { method: 'GET', path: '/agents', tags, summary: 'List the agents with skills and queues' } })
    .input(z.object({ queueId: z.string().max(64).optional().describe('Only those who serve this queue.') }))
    .output(z.array(agentAnswer))
    .query(async ({ ctx, input }) => {
      const agents = await listAgents(ctx.db);
      return agents.filter(({ queueIds }) => input.queueId === undefined || queueIds.includes(input.queueId)).map(told);
    }),

  get: procedure('centre.read')
    .meta({ openapi: { method: 'GET', path: '/agents/{id}', tags, summary: 'One agent' } })
    .input(idInput)
    .output(agentAnswer)
    .query(async ({ ctx, input }) => told(await getAgent(ctx.db, input.id))),

  create: procedure('centre.edit')
    .meta({ openapi: { method: 'POST', path: '/agents', tags, summary: 'Make a person an agent' } })
    .input(z.object({ userId: z.string().min(1).max(64), ...partial(agentFields) }))
    .output(agentAnswer)
    .mutation(async ({ ctx, input: { userId, ...fields } }) => {
      const agent = await createAgent(ctx.db, ctx.actor, userId, given(fields));
      await announceChange({ kind: 'centre' });
      return told(agent);
    }),

  change: procedure('centre.edit')
    .meta({ openapi: { method: 'PATCH', path: '/agents/{id}', tags, summary: 'Change an agent' } })
    .input(idInput.extend(partial(agentFields)))
    .output(agentAnswer)
    .mutation(async ({ ctx, input: { id, ...changes } }) => {
      const agent = await updateAgent(ctx.db, ctx.actor, id, given(changes));
      await announceChange({ kind: 'centre' });
      return told(agent);
    }),

  remove: procedure('centre.edit')
    .meta({
      openapi: {
        method: 'DELETE',
        path: '/agents/{id}',
        tags,
        summary: 'Let a person take no contacts any more; the person stays',
      },
    })
    .input(idInput)
    .output(idInput)
    .mutation(async ({ ctx, input }) => {
      await deleteAgent(ctx.db, ctx.actor, input.id);
      await announceChange({ kind: 'centre' });
      return input;
    }),

  state: procedure('floor.view')
    .meta({ openapi: { method: 'GET', path: '/agents/{id}/state', tags, summary: 'What an agent does right now' } })
    .input(idInput)
    .output(agentStateAnswer)
    .query(({ ctx, input }) => stateOf(ctx, input.id)),

  setState: procedure('floor.set_state')
    .meta({
      openapi: { method: 'PUT', path: '/agents/{id}/state', tags, summary: 'Make an agent ready or not ready' },
    })
    .input(
      idInput.extend({
        status: z.enum(['ready', 'not_ready']),
        reasonId: z.string().min(1).max(64).optional().describe('Why not ready; needed for `not_ready`.'),
      }),
    )
    .output(agentStateAnswer)
    .mutation(async ({ ctx, input }) => {
      await getAgent(ctx.db, input.id);
      await act(ctx, await actOf(ctx.db, input));
      return await stateOf(ctx, input.id);
    }),

  signOut: procedure('floor.sign_out')
    .meta({ openapi: { method: 'POST', path: '/agents/{id}/sign-out', tags, summary: 'Sign an agent out' } })
    .input(idInput)
    .output(agentStateAnswer)
    .mutation(async ({ ctx, input }) => {
      await getAgent(ctx.db, input.id);
      await act(ctx, { type: 'agent.sign_out', agentId: input.id });
      return await stateOf(ctx, input.id);
    }),
});

function told({ userId, name, email, role, disabled, createdAt, ...agent }: Agent): z.infer<typeof agentAnswer> {
  const { teamId, phoneKind, sipAddress, extension, chatsMax, autoAnswer, skills, queueIds } = agent;
  const decided = { teamId, phoneKind, sipAddress, extension, chatsMax, autoAnswer };
  return {
    id: userId,
    name,
    email,
    role,
    disabled,
    ...decided,
    skills: [...skills],
    queueIds: [...queueIds],
    createdAt,
  };
}

/** Only what was said: a field that is left out stays as it is. */
function given(fields: { readonly [K in keyof AgentInput]?: AgentInput[K] | undefined }): AgentInput {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** @throws PublicError `reason_missing`, `reason_unknown` */
async function actOf(
  db: Database,
  { id, status, reasonId }: { id: string; status: 'ready' | 'not_ready'; reasonId?: string | undefined },
): Promise<StateAct> {
  if (status === 'ready') return { type: 'agent.ready', agentId: id };
  if (reasonId === undefined) {
    throw new PublicError('BAD_REQUEST', 'reason_missing', {
      en: 'Say why: “not_ready” needs the id of a reason in “reasonId”.',
      zh: '请说明原因：“not_ready”需要在“reasonId”中提供原因的 ID。',
    });
  }
  const reasons = await listNotReadyReasons(db);
  if (!reasons.some((reason) => reason.id === reasonId && reason.archivedAt === null)) {
    throw new PublicError('BAD_REQUEST', 'reason_unknown', {
      en: 'There is no such reason in use. The reasons are in the studio under Reasons.',
      zh: '没有此可用原因。可在工作室的“原因”页面查看。',
    });
  }
  return { type: 'agent.not_ready', agentId: id, reasonId };
}

/** As a supervisor does it on the floor: written down, and undone in the log where the runtime refuses. */
async function act(ctx: { db: Database; actor: Actor }, action: StateAct): Promise<void> {
  const before = await readFloorField('agent', action.agentId);
  const fields = before === null ? [] : [before];
  await auditFloorAct(ctx.db, ctx.actor, action, fields, () => doAtDesk(action, ctx.actor));
}

async function stateOf({ db }: { db: Database }, id: string): Promise<z.infer<typeof agentStateAnswer>> {
  await getAgent(db, id);
  const live = await readFloorField('agent', id);
  if (live === null) {
    return { id, status: 'signed_out', reason: null, sinceMs: null, callId: null, queueId: null, phone: 'away' };
  }
  const { status, reason, sinceMs, callId, queueId, phone } = live;
  return { id, status, reason, sinceMs, callId, queueId, phone };
}
