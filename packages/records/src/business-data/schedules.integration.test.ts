import { type HoursContent, localTime, openingAt } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { listAudit } from '../audit.ts';
import { createFlow } from '../flows/flows.ts';
import { publishPrompt } from '../prompts/prompt-revisions.ts';
import { createPrompt } from '../prompts/prompts.ts';
import { addPerson, documentNamed, layout, useDatabase } from '../testing/test-records.ts';
import {
  type AnnouncementInput,
  createAnnouncement,
  loadActiveAnnouncements,
  setAnnouncementArchived,
  switchAnnouncement,
  updateAnnouncement,
} from './announcements.ts';
import {
  createSchedule,
  getSchedule,
  listScheduleRevisions,
  loadPublishedHours,
  publishSchedule,
  saveScheduleRevision,
  setScheduleArchived,
} from './schedules.ts';

const at = useDatabase();

const office: HoursContent = {
  timeZone: 'Europe/Berlin',
  weekly: [{ days: ['monday', 'tuesday'], from: '09:00', to: '17:00' }],
  holidays: [],
  holidayListIds: [],
};
const christmas = { name: 'Christmas', date: '2020-12-25', yearly: true, hours: [] };

describe('opening hours', () => {
  it('are told as they are published, with the holidays of their lists', async () => {
    const ada = await addPerson(at.db, 'business');
    const list = await createSchedule(at.db, ada, {
      kind: 'holidays',
      name: 'Public',
      content: { holidays: [christmas] },
    });
    const content = {
      ...office,
      weekly: [{ days: ['friday' as const], from: '09:00', to: '17:00' }],
      holidayListIds: [list.id],
    };
    const { id } = await createSchedule(at.db, ada, { kind: 'hours', name: 'Office', content });
    expect(await loadPublishedHours(at.db, id)).toBeNull();
    const { latest } = await getSchedule(at.db, 'hours', id);
    await publishSchedule(at.db, ada, { kind: 'hours', id, revisionId: latest.id });
    const opening = async (moment: string) => {
      const hours = await loadPublishedHours(at.db, id);
      return hours && openingAt(hours.calendar, localTime(new Date(moment), hours.timeZone));
    };
    expect(await opening('2026-12-25T10:00:00Z')).toBe('open');
    const { latest: listed } = await getSchedule(at.db, 'holidays', list.id);
    await publishSchedule(at.db, ada, { kind: 'holidays', id: list.id, revisionId: listed.id });
    expect(await opening('2026-12-25T10:00:00Z')).toBe('holiday');
    expect(await opening('2026-12-18T10:00:00Z')).toBe('open');
    await expect(
      setScheduleArchived(at.db, ada, { kind: 'holidays', id: list.id, archived: true }),
    ).rejects.toMatchObject({
      code: 'in_use',
      publicText: { en: expect.stringContaining('Office') },
    });
  });

  it('are saved as revisions, each from the one before, and go back to any of them', async () => {
    const [ada, bob] = [await addPerson(at.db, 'business'), await addPerson(at.db, 'business')];
    const { id } = await createSchedule(at.db, ada, { kind: 'hours', name: 'Shop', content: office });
    const save = (actor: typeof ada, timeZone: string, baseNumber: number) =>
      saveScheduleRevision(at.db, actor, { kind: 'hours', id, content: { ...office, timeZone }, baseNumber });
    await save(ada, 'Asia/Shanghai', 1);
    await expect(save(bob, 'UTC', 1)).rejects.toMatchObject({ code: 'outdated' });
    expect(
      (await listScheduleRevisions(at.db, id)).map(({ number, createdByName }) => [number, createdByName]),
    ).toEqual([
      [2, ada.name],
      [1, ada.name],
    ]);
    const [, first] = await listScheduleRevisions(at.db, id);
    await publishSchedule(at.db, ada, { kind: 'hours', id, revisionId: first?.id ?? '' });
    expect((await loadPublishedHours(at.db, id))?.timeZone).toBe('Europe/Berlin');
    expect((await listAudit(at.db, { subjectId: id })).map(({ action }) => action)).toEqual([
      'hours.published',
      'hours.revised',
      'hours.created',
    ]);
  });

  it('are refused with the place of every problem, and under a name that is taken', async () => {
    const ada = await addPerson(at.db, 'business');
    const content = { ...office, timeZone: 'Mars/Base', holidays: [{ ...christmas, date: '2026-02-30' }] };
    await expect(createSchedule(at.db, ada, { kind: 'hours', name: 'Broken', content })).rejects.toMatchObject({
      code: 'value_invalid',
      fields: [{ field: 'timeZone' }, { field: 'holidays.0.date' }],
    });
    await createSchedule(at.db, ada, { kind: 'hours', name: 'Twice', content: office });
    await expect(createSchedule(at.db, ada, { kind: 'hours', name: 'Twice', content: office })).rejects.toMatchObject({
      code: 'name_taken',
    });
  });

  it('that a flow asks stay', async () => {
    const ada = await addPerson(at.db, 'business');
    const { id } = await createSchedule(at.db, ada, { kind: 'hours', name: 'Desk hours', content: office });
    const nodes = [{ id: 'open', type: 'opening_hours', version: 2, name: 'Open?', config: { hoursId: id } }];
    await createFlow(at.db, ada, { document: documentNamed('Desk', nodes), layout });
    await expect(setScheduleArchived(at.db, ada, { kind: 'hours', id, archived: true })).rejects.toMatchObject({
      code: 'in_use',
    });
  });
});

describe('announcements', () => {
  const snow: AnnouncementInput = {
    name: 'Snow',
    says: { 'en-US': { text: 'Closed because of snow.' }, 'zh-CN': { text: ' ' } },
    promptId: null,
    closes: true,
    startsAt: null,
    endsAt: null,
    concerns: { kind: 'all' },
  };
  const now = new Date('2026-03-31T12:00:00Z');
  const heard = async () => (await loadActiveAnnouncements(at.db, now)).map(({ name }) => name);

  it('are heard while they are on and within their time', async () => {
    const ada = await addPerson(at.db, 'business');
    const { id } = await createAnnouncement(at.db, ada, snow);
    expect(await heard()).toEqual([]);
    await switchAnnouncement(at.db, ada, id, true);
    expect(await loadActiveAnnouncements(at.db, now)).toEqual([
      {
        announcementId: id,
        name: 'Snow',
        closes: true,
        says: { 'en-US': { text: 'Closed because of snow.' } },
        concerns: { kind: 'all' },
      },
    ]);
    const from = (startsAt: string | null, endsAt: string | null) =>
      updateAnnouncement(at.db, ada, id, {
        ...snow,
        startsAt: startsAt === null ? null : new Date(startsAt),
        endsAt: endsAt === null ? null : new Date(endsAt),
      });
    await from('2026-03-31T12:00:01Z', null);
    expect(await heard()).toEqual([]);
    await from('2026-03-31T12:00:00Z', '2026-03-31T12:00:01Z');
    expect(await heard()).toEqual(['Snow']);
    await from(null, '2026-03-31T12:00:00Z');
    expect(await heard()).toEqual([]);
    await from(null, null);
    await setAnnouncementArchived(at.db, ada, id, true);
    expect(await heard()).toEqual([]);
    await setAnnouncementArchived(at.db, ada, id, false);
    expect(await heard()).toEqual([]);
  });

  it('say what a prompt of the library says today', async () => {
    const ada = await addPerson(at.db, 'business');
    const { prompt, revision } = await createPrompt(at.db, ada, {
      name: 'Late',
      content: { 'en-US': { text: 'Late.' } },
    });
    const { id } = await createAnnouncement(at.db, ada, {
      ...snow,
      name: 'Late',
      says: {},
      promptId: prompt.id,
      closes: false,
    });
    await expect(switchAnnouncement(at.db, ada, id, true)).rejects.toMatchObject({ code: 'value_invalid' });
    await publishPrompt(at.db, ada, { promptId: prompt.id, revisionId: revision.id });
    await switchAnnouncement(at.db, ada, id, true);
    expect((await loadActiveAnnouncements(at.db, now)).map(({ says }) => says)).toEqual([
      { 'en-US': { text: 'Late.' } },
    ]);
    await switchAnnouncement(at.db, ada, id, false);
    expect(await heard()).toEqual([]);
  });

  it('that would say nothing, end before they begin or concern nobody are refused', async () => {
    const ada = await addPerson(at.db, 'business');
    const { id } = await createAnnouncement(at.db, ada, { ...snow, name: 'Silent', says: {} });
    await expect(switchAnnouncement(at.db, ada, id, true)).rejects.toMatchObject({ code: 'value_invalid' });
    await expect(
      createAnnouncement(at.db, ada, { ...snow, name: 'Backwards', startsAt: now, endsAt: now }),
    ).rejects.toMatchObject({ fields: [{ field: 'endsAt' }] });
    await expect(
      createAnnouncement(at.db, ada, { ...snow, name: 'Nobody', concerns: { kind: 'numbers', numbers: [] } }),
    ).rejects.toMatchObject({ fields: [{ field: 'concerns' }] });
  });
});
