import { type Connection, connect, flows, users } from '@patchbay/drizzle';
import { saveReport } from '@patchbay/records';
import { type CopiedDatabase, copyDatabase } from '@patchbay/records/testing';
import { reportDefinitionSchema, reportViewSchema } from '@patchbay/reports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/server/context';
import { listKeptReports, listOfferedParts, readerOf } from './all-reports';

const supervisor: Actor = { id: 'sofia', name: 'Sofia', role: 'supervisor', via: 'session', mustChangePassword: false };
const designer: Actor = { ...supervisor, id: 'dana', name: 'Dana', role: 'designer' };

describe('what is offered in reports', () => {
  let copied: CopiedDatabase;
  let connection: Connection;

  beforeAll(async () => {
    copied = await copyDatabase();
    connection = connect(copied.databaseUrl, { max: 2 });
    for (const { id, name, role } of [supervisor, designer])
      await connection.db.insert(users).values({ id, name, email: `${id}@example.test`, role });
  });
  afterAll(async () => {
    await connection?.close();
    await copied?.drop();
  });

  it('is nothing that would be refused: what reviewers made of people is for those who review', async () => {
    const { db } = connection;
    const all = await listOfferedParts(db, supervisor);
    const some = await listOfferedParts(db, designer);
    expect(all.measures).toEqual(expect.arrayContaining(['offered', 'review_score', 'question_score']));
    expect(some.measures).toContain('offered');
    expect(some.measures).not.toContain('review_score');
    expect(some.measures).not.toContain('question_score');

    for (const measure of ['offered', 'review_score'] as const)
      await saveReport(db, readerOf(supervisor), {
        name: measure,
        about: '',
        base: null,
        definition: reportDefinitionSchema.parse({ measures: [measure], dimensions: ['queue'] }),
        view: reportViewSchema.parse({}),
        sharing: 'everyone',
      });
    expect((await listKeptReports(db, supervisor)).map(({ name }) => name)).toEqual(['offered', 'review_score']);
    expect((await listKeptReports(db, designer)).map(({ name }) => name)).toEqual(['offered']);
  });

  it('is no dimension of which the centre has nothing', async () => {
    const { db } = connection;
    expect((await listOfferedParts(db, supervisor)).dimensions).not.toContain('campaign');
    await db.insert(flows).values({ id: 'spring', name: 'Spring offer', kind: 'campaign' });
    expect((await listOfferedParts(db, supervisor)).dimensions).toEqual(expect.arrayContaining(['campaign', 'flow']));
  });
});
