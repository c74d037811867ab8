import { randomUUID } from 'node:crypto';
import type { FlowDocument } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { listAudit } from '../audit.ts';
import { createFlow } from '../flows/flows.ts';
import { publishFlow } from '../flows/publish.ts';
import { bindNumber, unbindNumber } from '../numbers.ts';
import { RecordError } from '../record-error.ts';
import { addPerson, documentNamed, layout, useDatabase } from '../testing/test-records.ts';
import { restoreAgents } from './agent-past.ts';
import { createAgent, deleteAgent, getAgent, listAgents, setAgentForwarding, updateAgent } from './agents.ts';
import { listCentreOptions } from './centre-options.ts';
import { findCentreUses } from './centre-uses.ts';
import { changeAgents } from './change-agents.ts';
import {
  createNotReadyReason,
  listNotReadyReasons,
  reorderNotReadyReasons,
  setNotReadyReasonArchived,
} from './not-ready-reasons.ts';
import { createNumberPlace, findNumberPlace, listNumberPlaces } from './number-places.ts';
import { createQueue, getQueue, listQueues, setQueueArchived, updateQueue } from './queues.ts';
import { createQuickPhrase, listQuickPhrases } from './quick-phrases.ts';
import { createSkill, deleteSkill, listSkills, renameSkill } from './skills.ts';
import { createTeam, deleteTeam } from './teams.ts';
import { createWrapUpCode, listWrapUpCodes } from './wrap-up-codes.ts';

const at = useDatabase();
let names = 0;
const unique = (what: string) => `${what} ${++names}`;

async function fieldsOf(refused: Promise<unknown>): Promise<string[]> {
  const error = await refused.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(RecordError);
  return (error as RecordError).fields.map(({ field }) => field);
}

describe('a queue', () => {
  it('is stored as it was drawn, with its rings in the order of their time, and audited', async () => {
    const ada = await addPerson(at.db, 'supervisor');
    const skill = await createSkill(at.db, ada, { name: unique('Billing') });
    const wants = { all: [{ skill: skill.id, levelMin: 3 }, { any: [{ skill: skill.id, levelMin: 8 }] }] };
    const queue = await createQueue(at.db, ada, {
      name: ` ${unique('Support')} `,
      rings: [
        { afterMs: 30_000, wants: null },
        { afterMs: 0, wants },
      ],
      terms: [{ when: { level: ['gold'] }, vip: true }],
      hours: { timeZone: 'Asia/Shanghai', week: [{ day: 1, from: '09:00', to: '24:00' }] },
    });
    expect((await getQueue(at.db, queue.id)).rings.map(({ afterMs }) => afterMs)).toEqual([0, 30_000]);
    expect(queue.name).not.toMatch(/^\s|\s$/);
    await updateQueue(at.db, ada, queue.id, { open: false });
    expect((await listAudit(at.db, { subjectId: queue.id })).map(({ action }) => action).sort()).toEqual([
      'queue.changed',
      'queue.created',
    ]);
  });

  it('says every field that is wrong at once', async () => {
    const ada = await addPerson(at.db, 'supervisor');
    const refused = createQueue(at.db, ada, {
      name: '',
      ringTimeoutMs: 10,
      rings: [
        { afterMs: 0, wants: { skill: 'none', levelMin: 11 } },
        { afterMs: 0, wants: { any: [] } },
      ],
      terms: [{ when: {}, vip: true }],
      overflow: [{ when: 'waited', afterMs: 5_000, action: { kind: 'queue', queueId: 'none' } }],
      hours: {
        timeZone: 'Mars/Base',
        week: [
          { day: 1, from: '09:00', to: '12:00' },
          { day: 1, from: '11:00', to: '13:00' },
          { day: 8, from: '9', to: '10:00' },
        ],
      },
      alerts: { waitingMax: -1, longestWaitMs: null, serviceLevelMin: 2, agentsReadyMin: null },
    });
    expect(await fieldsOf(refused)).toEqual([
      'name',
      'ringTimeoutMs',
      'rings.0.wants.skill',
      'rings.0.wants.levelMin',
      'rings.1.wants',
      'rings',
      'terms.0.when',
      'overflow.0.action.queueId',
      'hours.timeZone',
      'hours.week.2',
      'hours.week.1',
      'alerts.waitingMax',
      'alerts.serviceLevelMin',
    ]);
  });

  it('never sends callers on in a circle, also when two people draw the halves of one at once', async () => {
    const ada = await addPerson(at.db, 'supervisor');
    const [a, b, c] = await Promise.all(['A', 'B', 'C'].map((name) => createQueue(at.db, ada, { name: unique(name) })));
    const to = (queueId = '') => [{ when: 'no_agents', action: { kind: 'queue', queueId } }] as const;
    await updateQueue(at.db, ada, a?.id ?? '', { overflow: [...to(b?.id)] });
    const halves = await Promise.allSettled([
      updateQueue(at.db, ada, b?.id ?? '', { overflow: [...to(c?.id)] }),
      updateQueue(at.db, ada, c?.id ?? '', { overflow: [...to(a?.id)] }),
    ]);
    expect(halves.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  });

  it('asks for countries as the places of numbers have them', async () => {
    const ada = await addPerson(at.db, 'supervisor');
    const terms = [{ when: { country: ['cn', ' DE'], level: ['gold'] }, vip: true }];
    const queue = await createQueue(at.db, ada, { name: unique('Abroad'), terms });
    expect(queue.terms[0]?.when).toEqual({ country: ['CN', 'DE'], level: ['gold'] });
  });

  it('is archived instead of deleted, and not while another overflows into it', async () => {
    const ada = await addPerson(at.db, 'supervisor');
    const target = await createQueue(at.db, ada, { name: unique('Target') });
    const source = await createQueue(at.db, ada, {
      name: unique('Source'),
      overflow: [{ when: 'closed', action: { kind: 'queue', queueId: target.id } }],
    });
    await expect(setQueueArchived(at.db, ada, target.id, true)).rejects.toMatchObject({ code: 'in_use' });
    await updateQueue(at.db, ada, source.id, { overflow: [] });
    await setQueueArchived(at.db, ada, target.id, true);
    expect((await listQueues(at.db)).find(({ id }) => id === target.id)?.archivedAt).not.toBeNull();
    expect((await listCentreOptions(at.db)).queues.map(({ id }) => id)).not.toContain(target.id);
    await expect(createQueue(at.db, ada, { name: target.name })).rejects.toMatchObject({ code: 'name_taken' });
  });
});

describe('a queue or skill that flows name', () => {
  const steps = (queueId: string, skill: string): FlowDocument['nodes'] => [
    {
      id: 'line',
      type: 'queue',
      version: 1,
      name: 'Line',
      config: { queueId, rings: [{ afterMs: 0, wants: { all: [{ skill, levelMin: 1 }] } }] },
    },
  ];

  it('is found in drafts and published flows, and stays while a number leads there through another flow', async () => {
    const ada = await addPerson(at.db, 'admin');
    const queue = await createQueue(at.db, ada, { name: unique('Named') });
    const skill = await createSkill(at.db, ada, { name: unique('Asked') });
    const publish = async (name: string, nodes: FlowDocument['nodes']) => {
      const document = documentNamed(name, nodes);
      const { id } = await createFlow(at.db, ada, { document, layout });
      await publishFlow(at.db, ada, { flowId: id, revision: 1, hash: `hash-of-${randomUUID()}`, note: '' });
      return id;
    };
    expect(await findCentreUses(at.db, 'queue', queue.id)).toEqual({ flows: [], queues: [] });
    const inner = await publish(unique('Inner'), steps(queue.id, skill.id));
    const draft = documentNamed(unique('Draft'), steps(queue.id, skill.id));
    await createFlow(at.db, ada, { document: draft, layout });
    const outerStep = { id: 'sub', type: 'sub_flow', version: 1, name: 'Sub', config: { flowId: inner } };
    const outer = await publish(unique('Outer'), [outerStep]);
    const number = `+4930${String(++names).padStart(6, '0')}`;
    await bindNumber(at.db, ada, { number, flowId: outer, label: '' });
    for (const [kind, id] of [
      ['queue', queue.id],
      ['skill', skill.id],
    ] as const) {
      const { flows } = await findCentreUses(at.db, kind, id);
      expect(flows).toMatchObject([
        { name: draft.name, published: false, numbers: [], steps: ['Line'] },
        { id: inner, published: true, numbers: [number], steps: ['Line'] },
      ]);
    }
    const refused = { code: 'in_use', publicText: { en: expect.stringContaining(number) } };
    await expect(setQueueArchived(at.db, ada, queue.id, true)).rejects.toMatchObject(refused);
    await expect(deleteSkill(at.db, ada, skill.id)).rejects.toMatchObject(refused);
    await unbindNumber(at.db, ada, number);
    await setQueueArchived(at.db, ada, queue.id, true);
    await deleteSkill(at.db, ada, skill.id);
  });
});

describe('a skill', () => {
  it('stays while a queue asks for it, and takes the levels of agents with it when it goes', async () => {
    const ada = await addPerson(at.db, 'supervisor');
    const bea = await addPerson(at.db, 'agent');
    const skill = await createSkill(at.db, ada, { name: unique('German') });
    await createAgent(at.db, ada, bea.id, { skills: [{ skillId: skill.id, level: 4 }] });
    const queue = await createQueue(at.db, ada, {
      name: unique('German line'),
      rings: [{ afterMs: 0, wants: { skill: skill.id, levelMin: 1 } }],
    });
    await expect(deleteSkill(at.db, ada, skill.id)).rejects.toMatchObject({ code: 'in_use' });
    expect((await listSkills(at.db)).find(({ id }) => id === skill.id)).toMatchObject({
      agents: 1,
      queues: [queue.name],
    });
    await updateQueue(at.db, ada, queue.id, { rings: [] });
    await deleteSkill(at.db, ada, skill.id);
    expect((await getAgent(at.db, bea.id)).skills).toEqual([]);
  });

  it('has a name of its own', async () => {
    const ada = await addPerson(at.db, 'supervisor');
    const [one, other] = [
      await createSkill(at.db, ada, { name: unique('S') }),
      await createSkill(at.db, ada, { name: unique('S') }),
    ];
    expect(await fieldsOf(renameSkill(at.db, ada, one.id, other.name))).toEqual(['name']);
    expect(await fieldsOf(renameSkill(at.db, ada, one.id, 'x'.repeat(81)))).toEqual(['name']);
  });
});

describe('an agent', () => {
  it('has levels, queues, team, phone and extension, and keeps what is not named', async () => {
    const ada = await addPerson(at.db, 'admin');
    const bea = await addPerson(at.db, 'agent');
    const skill = await createSkill(at.db, ada, { name: unique('S') });
    const queue = await createQueue(at.db, ada, { name: unique('Q') });
    const team = await createTeam(at.db, ada, { name: unique('T') });
    await createAgent(at.db, ada, bea.id, {
      teamId: team.id,
      phoneKind: 'sip',
      sipAddress: 'sip:301@10.0.0.31:5060',
      extension: '301',
      skills: [{ skillId: skill.id, level: 7 }],
      queueIds: [queue.id],
    });
    const changed = await updateAgent(at.db, ada, bea.id, { phoneKind: 'browser' });
    expect(changed).toMatchObject({
      extension: '301',
      sipAddress: null,
      skills: [{ skillId: skill.id, level: 7 }],
      queueIds: [queue.id],
    });
    await deleteTeam(at.db, ada, team.id);
    expect((await getAgent(at.db, bea.id)).teamId).toBeNull();
    await deleteAgent(at.db, ada, bea.id);
    expect((await listAgents(at.db)).map(({ userId }) => userId)).not.toContain(bea.id);
  });

  it('is refused with every field that is wrong', async () => {
    const ada = await addPerson(at.db, 'admin');
    const dora = await addPerson(at.db, 'designer');
    const refused = createAgent(at.db, ada, dora.id, {
      teamId: 'none',
      phoneKind: 'sip',
      sipAddress: '301@10.0.0.31',
      extension: 'x1',
      chatsMax: 51,
      skills: [{ skillId: 'none', level: 0 }],
      queueIds: ['none'],
    });
    expect(await fieldsOf(refused)).toEqual([
      'role',
      'chatsMax',
      'sipAddress',
      'extension',
      'teamId',
      'skills.0.level',
      'skills.0.skillId',
      'queueIds.0',
    ]);
  });

  it('has an extension that nobody else has', async () => {
    const ada = await addPerson(at.db, 'admin');
    const [bea, cem] = [await addPerson(at.db, 'agent'), await addPerson(at.db, 'agent')];
    await createAgent(at.db, ada, bea.id, { extension: '4711' });
    expect(await fieldsOf(createAgent(at.db, ada, cem.id, { extension: '4711' }))).toEqual(['extension']);
  });

  it('forwards to another, never to itself', async () => {
    const ada = await addPerson(at.db, 'admin');
    const bea = await addPerson(at.db, 'agent');
    await createAgent(at.db, ada, bea.id, {});
    const toSelf = { signedOut: { kind: 'agent', agentId: bea.id }, away: null } as const;
    expect(await fieldsOf(setAgentForwarding(at.db, bea, bea.id, toSelf))).toEqual(['signedOut.agentId']);
    await setAgentForwarding(at.db, bea, bea.id, { signedOut: { kind: 'voicemail' }, away: null });
    expect((await getAgent(at.db, bea.id)).forwardSignedOut).toEqual({ kind: 'voicemail' });
  });

  it('changes with many others, all or none', async () => {
    const ada = await addPerson(at.db, 'admin');
    const people = await Promise.all([1, 2, 3].map(() => addPerson(at.db, 'agent')));
    for (const { id } of people) await createAgent(at.db, ada, id, {});
    const skill = await createSkill(at.db, ada, { name: unique('S') });
    const ids = people.map(({ id }) => id);
    await changeAgents(at.db, ada, ids, { kind: 'skill', skillId: skill.id, level: 5 });
    const levels = async () => (await listAgents(at.db, ids)).map(({ skills }) => skills[0]?.level);
    expect(await levels()).toEqual([5, 5, 5]);
    await expect(
      changeAgents(at.db, ada, [...ids, 'zzz-nobody'], { kind: 'skill', skillId: skill.id, level: 9 }),
    ).rejects.toMatchObject({ code: 'not_found' });
    expect(await levels()).toEqual([5, 5, 5]);
  });

  it('are made what they were, and again what they became, unless somebody changed them since', async () => {
    const ada = await addPerson(at.db, 'admin');
    const people = await Promise.all([1, 2].map(() => addPerson(at.db, 'agent')));
    const [bea, cho] = people.map(({ id }) => id) as [string, string];
    const skill = await createSkill(at.db, ada, { name: unique('S') });
    await createAgent(at.db, ada, bea, { skills: [{ skillId: skill.id, level: 3 }], extension: '871' });
    await createAgent(at.db, ada, cho, {});
    const levels = async () => (await listAgents(at.db, [bea, cho])).map(({ skills }) => skills[0]?.level);
    const was = await levels();
    const past = await changeAgents(at.db, ada, [bea, cho], { kind: 'skill', skillId: skill.id, level: 9 });
    const future = await restoreAgents(at.db, ada, past);
    expect(await levels()).toEqual(was);
    const again = await restoreAgents(at.db, ada, future);
    expect(await levels()).toEqual([9, 9]);
    expect(again).toEqual(past);
    await updateAgent(at.db, ada, cho, { chatsMax: 2 });
    await expect(restoreAgents(at.db, ada, again)).rejects.toMatchObject({ code: 'outdated' });
    expect(await levels()).toEqual([9, 9]);
    // Nothing changes for those who have it already.
    expect(await changeAgents(at.db, ada, [bea], { kind: 'skill', skillId: skill.id, level: 9 })).toEqual([]);
  });
});

describe('the lists of the seat', () => {
  it('keep their order, and what is archived only in the past', async () => {
    const ada = await addPerson(at.db, 'supervisor');
    const made = [];
    for (const name of ['Lunch', 'Training', 'Meeting']) {
      made.push(await createNotReadyReason(at.db, ada, { name: unique(name), productive: name !== 'Lunch' }));
    }
    const ids = made.map(({ id }) => id).reverse();
    await reorderNotReadyReasons(at.db, ada, ids);
    await setNotReadyReasonArchived(at.db, ada, ids[0] ?? '', true);
    expect((await listNotReadyReasons(at.db)).map(({ id }) => id)).toEqual(ids);
    expect((await listCentreOptions(at.db)).reasons.map(({ id }) => id)).toEqual(ids.slice(1));
  });

  it('belong to queues that exist', async () => {
    const ada = await addPerson(at.db, 'supervisor');
    const queue = await createQueue(at.db, ada, { name: unique('Q') });
    await createWrapUpCode(at.db, ada, { name: unique('Sold'), queueIds: [queue.id, queue.id] });
    await createQuickPhrase(at.db, ada, { title: 'Hello', text: 'Hello,\nhow are you?', queueIds: [] });
    expect((await listWrapUpCodes(at.db)).at(-1)?.queueIds).toEqual([queue.id]);
    expect((await listQuickPhrases(at.db)).at(-1)?.text).toBe('Hello,\nhow are you?');
    const refused = createWrapUpCode(at.db, ada, { name: unique('Lost'), queueIds: ['none'] });
    expect(await fieldsOf(refused)).toEqual(['queueIds.0']);
  });
});

describe('the place of a number', () => {
  it('is that of the longest prefix', async () => {
    const ada = await addPerson(at.db, 'supervisor');
    await createNumberPlace(at.db, ada, { prefix: '+49', placeEn: 'Germany', placeZh: '德国', country: 'de' });
    await createNumberPlace(at.db, ada, { prefix: '0049 30', placeEn: 'Berlin', placeZh: '柏林', country: 'DE' });
    expect((await findNumberPlace(at.db, '+4930123456'))?.placeEn).toBe('Berlin');
    expect((await findNumberPlace(at.db, '004989123456'))?.placeEn).toBe('Germany');
    expect(await findNumberPlace(at.db, 'anonymous')).toBeNull();
    expect((await listNumberPlaces(at.db, { search: '柏' })).map(({ prefix }) => prefix)).toEqual(['+4930']);
    const bad = { prefix: '+0', placeEn: '', placeZh: '', country: 'Germany' };
    expect(await fieldsOf(createNumberPlace(at.db, ada, bad))).toEqual(['prefix', 'placeEn', 'country']);
  });
});
