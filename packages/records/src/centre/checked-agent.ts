import { agents, type Database, numbers, queues, type StoredForwarding, skills, teams } from '@patchbay/drizzle';
import { eq, inArray } from 'drizzle-orm';
import { checkWhole, noteProblems, type ProblemNotes, refuseProblems } from '../field-problems.ts';
import { can, type Role } from '../permissions.ts';
import type { AgentInput } from './agent-input.ts';

const sipAddress =
  /^sip:[A-Za-z0-9_.!~*'()&=+$,;?/%-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:]{2,39}\])(?::(\d{1,5}))?$/;

/**
 * The input as it may be stored.
 * @param role of a person who becomes an agent; null where they are one already
 * @throws RecordError `value_invalid` with every problem by its field
 */
export async function checkedAgent(tx: Database, input: Required<AgentInput>, role: Role | null) {
  const notes = noteProblems();
  if (role !== null && !can(role, 'seat.use')) {
    notes.add('role', 'this role may not use the seat: change the role first', '此角色无权使用坐席，请先更改角色');
  }
  checkWhole(notes, 'chatsMax', input.chatsMax, 0, 50);
  const address = blankIsNull(input.sipAddress);
  if (input.phoneKind === 'sip' && !isSipAddress(address)) {
    notes.add(
      'sipAddress',
      'the address of the desk phone, such as sip:301@10.0.0.31:5060',
      '须为话机地址，如 sip:301@10.0.0.31:5060',
    );
  }
  const extension = blankIsNull(input.extension);
  await checkExtension(tx, notes, extension);
  await checkReferences(tx, notes, input);
  refuseProblems({ en: 'The agent', zh: '坐席' }, notes);
  return {
    teamId: input.teamId,
    phoneKind: input.phoneKind,
    // A browser phone has none, whatever was there before.
    sipAddress: input.phoneKind === 'sip' ? address : null,
    extension,
    chatsMax: input.chatsMax,
    autoAnswer: input.autoAnswer,
    skills: input.skills,
    queueIds: [...new Set(input.queueIds)],
  };
}

async function checkExtension(tx: Database, notes: ProblemNotes, extension: string | null): Promise<void> {
  if (extension === null) return;
  if (!/^[0-9]{2,6}$/.test(extension)) {
    notes.add('extension', 'an extension of 2 to 6 digits, such as 301', '分机号须为 2 至 6 位数字，如 301');
    return;
  }
  const [bound] = await tx.select({ number: numbers.number }).from(numbers).where(eq(numbers.number, extension));
  if (bound) notes.add('extension', 'a flow answers this number', '此号码已绑定到流程');
}

async function checkReferences(tx: Database, notes: ProblemNotes, input: Required<AgentInput>): Promise<void> {
  if (input.teamId !== null) {
    const [team] = await tx.select({ id: teams.id }).from(teams).where(eq(teams.id, input.teamId));
    if (!team) notes.add('teamId', 'this team does not exist (any more)', '此团队不存在');
  }
  const skillIds = input.skills.map(({ skillId }) => skillId);
  const knownSkills =
    skillIds.length === 0 ? [] : await tx.select({ id: skills.id }).from(skills).where(inArray(skills.id, skillIds));
  for (const [at, { skillId, level }] of input.skills.entries()) {
    checkWhole(notes, `skills.${at}.level`, level, 1, 10);
    if (!knownSkills.some(({ id }) => id === skillId)) {
      notes.add(`skills.${at}.skillId`, 'this skill does not exist (any more)', '此技能不存在');
    }
    if (skillIds.indexOf(skillId) !== at) notes.add(`skills.${at}.skillId`, 'each skill once', '每项技能只能有一次');
  }
  const queueIds = [...input.queueIds];
  const knownQueues =
    queueIds.length === 0 ? [] : await tx.select({ id: queues.id }).from(queues).where(inArray(queues.id, queueIds));
  for (const [at, queueId] of queueIds.entries()) {
    if (!knownQueues.some(({ id }) => id === queueId)) {
      notes.add(`queueIds.${at}`, 'this queue does not exist (any more)', '此队列不存在');
    }
  }
}

interface Forwardings {
  readonly signedOut: StoredForwarding | null;
  readonly away: StoredForwarding | null;
}

/** @throws RecordError `value_invalid` */
export async function checkedForwarding(tx: Database, userId: string, forwarding: Forwardings): Promise<Forwardings> {
  const notes = noteProblems();
  for (const [field, rule] of Object.entries(forwarding) as [keyof Forwardings, StoredForwarding | null][]) {
    if (rule?.kind === 'number' && !/^\+?[0-9*#]{1,32}$/.test(rule.number)) {
      notes.add(
        `${field}.number`,
        'digits, with + in front for an international number',
        '须为数字，国际号码以 + 开头',
      );
    }
    if (rule?.kind !== 'agent') continue;
    const [other] = await tx.select({ id: agents.userId }).from(agents).where(eq(agents.userId, rule.agentId));
    if (!other) notes.add(`${field}.agentId`, 'this agent does not exist (any more)', '此坐席不存在');
    if (rule.agentId === userId) notes.add(`${field}.agentId`, 'another agent, not the same', '不能转给自己');
  }
  refuseProblems({ en: 'The forwarding', zh: '转接规则' }, notes);
  return forwarding;
}

function blankIsNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function isSipAddress(text: string | null): boolean {
  const match = text === null ? null : sipAddress.exec(text);
  if (!match) return false;
  const port = match[1] === undefined ? 5_060 : Number(match[1]);
  return port >= 1 && port <= 65_535;
}
