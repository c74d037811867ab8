import { randomUUID } from 'node:crypto';
import { type Database, users } from '@patchbay/drizzle';
import { audited } from '../../audit.ts';
import type { AgentInput } from '../agent-input.ts';
import { pastOf } from '../agent-past.ts';
import { createAgent, deleteAgent, listAgents, updateAgent } from '../agents.ts';
import { listCentreOptions } from '../centre-options.ts';
import { joinCell, readName, readNumber, readOneOf, readYesNo, splitCell, yesNo } from './cells.ts';
import type { Cells, ImportContext, ImportFormat, ImportRow } from './import-types.ts';
import { CellError, removeEach, writeRows } from './write-rows.ts';

const columnOfField: Readonly<Record<string, string>> = {
  teamId: 'team',
  extension: 'extension',
  sipAddress: 'sip_address',
  chatsMax: 'chats_max',
  skills: 'skills',
  queueIds: 'queues',
  role: 'email',
};

interface Known {
  readonly teams: ReadonlyMap<string, string>;
  readonly queues: ReadonlyMap<string, string>;
  readonly skills: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
}

/** Queues are names, skills are names with a level: `German=7 | Billing=3`. */
export const agentsFormat: ImportFormat = {
  columns: [
    { name: 'email', required: true },
    { name: 'name' },
    { name: 'team' },
    { name: 'extension' },
    { name: 'phone' },
    { name: 'sip_address' },
    { name: 'auto_answer' },
    { name: 'chats_max' },
    { name: 'queues' },
    { name: 'skills' },
  ],
  nameColumn: 'email',
  rowsMax: 2_000,
  load: async (db) => {
    const [agents, centre] = await Promise.all([listAgents(db), listCentreOptions(db)]);
    const names = new Map([...centre.teams, ...centre.queues, ...centre.skills].map(({ id, name }) => [id, name]));
    const nameOf = (id: string) => names.get(id) ?? '';
    return new Map(
      agents.map((agent) => [
        agent.email,
        {
          email: agent.email,
          name: agent.name,
          team: agent.teamId === null ? '' : nameOf(agent.teamId),
          extension: agent.extension ?? '',
          phone: agent.phoneKind,
          sip_address: agent.sipAddress ?? '',
          auto_answer: yesNo(agent.autoAnswer),
          chats_max: String(agent.chatsMax),
          // Archived queues have no name here, and an agent of theirs keeps them only in the past.
          queues: joinCell(
            agent.queueIds
              .map(nameOf)
              .filter((name) => name !== '')
              .sort(),
          ),
          skills: joinCell(agent.skills.map(({ skillId, level }) => `${nameOf(skillId)}=${level}`).sort()),
        },
      ]),
    );
  },
  keyOf: ({ email = '' }) => email.toLowerCase(),
  writeAll: async (tx, rows, context, tell) => {
    const centre = await listCentreOptions(tx);
    const idsOf = (options: readonly { id: string; name: string }[]) =>
      new Map(options.map(({ id, name }) => [name, id]));
    const people = await tx.select({ id: users.id, name: users.name, email: users.email }).from(users);
    const known: Known = {
      teams: idsOf(centre.teams),
      queues: idsOf(centre.queues),
      skills: idsOf(centre.skills),
      people: new Map(people.map(({ email, ...person }) => [email, person])),
    };
    const columnOf = (field: string) => columnOfField[field.split('.')[0] ?? ''] ?? null;
    await writeRows(tx, rows, tell, columnOf, (row, inner) => writeAgent(inner, row, context, known));
  },
  watch: async (tx) => {
    const before = await listAgents(tx);
    return async () => pastOf(before, await listAgents(tx));
  },
  removeAll: async (tx, emails, { actor }, tell) => {
    const ids = new Map((await listAgents(tx)).map(({ userId, email }) => [email, userId]));
    await removeEach(tx, emails, tell, (email, inner) => deleteAgent(inner, actor, ids.get(email) ?? ''));
  },
};

async function writeAgent(tx: Database, row: ImportRow, context: ImportContext, known: Known): Promise<void> {
  const { key: email, cells, before } = row;
  const input = readAgent(cells, known);
  const person = known.people.get(email);
  const { name } = cells;
  if (person !== undefined && name !== undefined && name !== '' && name !== person.name) {
    throw new CellError(
      'name',
      `this person is called "${person.name}": names are changed under People`,
      `此人姓名为“${person.name}”，请在“人员”中修改姓名`,
    );
  }
  if (before !== null) await updateAgent(tx, context.actor, person?.id ?? '', input);
  else {
    const userId = person?.id ?? (await makePerson(tx, email, name ?? '', context));
    await createAgent(tx, context.actor, userId, input);
  }
}

async function makePerson(tx: Database, email: string, name: string, context: ImportContext): Promise<string> {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 200) {
    throw new CellError('email', `"${email}" is no e-mail address`, `“${email}”不是邮箱地址`);
  }
  if (context.addPerson === null) {
    throw new CellError(
      'email',
      'nobody has this address, and only administrators make accounts',
      '没有此邮箱的用户，只有管理员可以创建账户',
    );
  }
  if (name === '' || name.length > 100) {
    throw new CellError(
      'name',
      'a new person needs a name of 100 characters at most',
      '新人员须填写姓名，最多 100 个字符',
    );
  }
  const id = randomUUID();
  const { addPerson } = context;
  const entry = { action: 'user.created', subject: { kind: 'user', id } } as const;
  return await audited(tx, context.actor, entry, async (inner) => {
    await inner.insert(users).values({ id, name, email, emailVerified: true, role: 'agent' });
    await addPerson(inner, { id, name, email });
    return { result: id, before: null, after: { name, email, role: 'agent' } };
  });
}

/** What the cells say; a column that is not there says nothing, an empty cell takes away. */
function readAgent(cells: Cells, known: Known): AgentInput {
  const { team, extension, phone, sip_address: sipAddress, auto_answer: autoAnswer, queues, skills } = cells;
  const { chats_max: chatsMax } = cells;
  return {
    ...(team === undefined ? {} : { teamId: team === '' ? null : readName('team', team, known.teams) }),
    ...(extension === undefined ? {} : { extension: extension === '' ? null : extension }),
    ...(phone === undefined || phone === '' ? {} : { phoneKind: readOneOf('phone', phone, ['browser', 'sip']) }),
    ...(sipAddress === undefined ? {} : { sipAddress: sipAddress === '' ? null : sipAddress }),
    ...(autoAnswer === undefined ? {} : { autoAnswer: readYesNo('auto_answer', autoAnswer) }),
    ...(chatsMax === undefined || chatsMax === '' ? {} : { chatsMax: readNumber('chats_max', chatsMax) }),
    ...(queues === undefined
      ? {}
      : { queueIds: splitCell(queues).map((name) => readName('queues', name, known.queues)) }),
    ...(skills === undefined ? {} : { skills: splitCell(skills).map((part) => readSkill(part, known)) }),
  };
}

function readSkill(part: string, { skills }: Known): { skillId: string; level: number } {
  const match = /^(.*?)\s*[=:]\s*(\d{1,2})$/.exec(part);
  if (!match?.[1]) {
    throw new CellError('skills', `"${part}" needs a level, such as ${part}=5`, `“${part}”缺少等级，如 ${part}=5`);
  }
  return { skillId: readName('skills', match[1], skills), level: Number(match[2]) };
}
