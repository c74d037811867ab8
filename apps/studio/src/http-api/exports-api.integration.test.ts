import { exportQueue } from '@patchbay/records';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { apiForTests } from './testing/test-api';

const api = apiForTests();
const { request } = api;
const waiting = { timeout: 50_000, interval: 200 };
let stop: () => Promise<void>;

interface Told {
  readonly id: string;
  readonly state: string;
  readonly rows: number;
}

async function fetched(path: string, method = 'GET', key = api.apiKey): Promise<Response> {
  const { handleApiRequest } = await import('./handle-request');
  const headers = { authorization: `Bearer ${key}` };
  return await handleApiRequest(new Request(`http://localhost:3000/api/v1${path}`, { method, headers }));
}

async function finished(asked: { readonly body: unknown }): Promise<Told> {
  const { id } = asked.body as Told;
  await vi.waitFor(
    async () => expect((await request('GET', `/exports/${id}`)).body).toMatchObject({ state: 'done' }),
    waiting,
  );
  return (await request('GET', `/exports/${id}`)).body as Told;
}

beforeAll(async () => {
  const [{ startExportsRunner }, { ExportProcesses }] = await Promise.all([
    import('@/exports/server/exports-runner'),
    import('@/exports/server/run-export'),
  ]);
  stop = startExportsRunner(new ExportProcesses());
});
afterAll(async () => {
  await stop?.();
  const { openQueue } = await import('@/jobs/queues');
  await openQueue(exportQueue).close();
});

describe('exports over the HTTP API', () => {
  it('are asked for, watched, fetched as a file, and deleted', async () => {
    const asked = await request('POST', '/exports/calls', {
      format: 'csv',
      filter: { direction: 'inbound' },
      title: 'In',
    });
    expect(asked).toMatchObject({ status: 200, body: { state: 'waiting', title: 'In', format: 'csv' } });
    const { id, rows } = await finished(asked);
    const file = await fetched(`/exports/${id}/file`);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect((await file.text()).trimEnd().split('\r\n')).toHaveLength(rows + 1);
    expect(((await request('GET', '/exports')).body as Told[]).map((one) => one.id)).toContain(id);
    expect(await request('DELETE', `/exports/${id}`)).toMatchObject({ status: 200 });
    expect(await request('GET', `/exports/${id}/file`)).toMatchObject({ status: 404, body: { code: 'no_such_file' } });
    expect(await request('GET', `/exports/${id}`)).toMatchObject({ status: 404 });
  });

  it('are of any report, with what an address says of it', async () => {
    const asked = await request('POST', '/exports/reports/calls.volume', {
      format: 'csv',
      range: 'last_90_days',
      grain: 'month',
    });
    expect(asked).toMatchObject({ status: 200 });
    const { id } = await finished(asked);
    expect((await (await fetched(`/exports/${id}/file`)).text()).split('\r\n').length).toBeGreaterThan(2);
    expect(await request('POST', '/exports/reports/nothing', { format: 'csv' })).toMatchObject({
      status: 404,
      body: { code: 'no_such_report' },
    });
    expect(
      await request('POST', '/exports/reports', { format: 'docx', definition: { measures: ['calls'] } }),
    ).toMatchObject({
      status: 400,
      body: { errors: expect.arrayContaining([expect.objectContaining({ path: 'format' })]) },
    });
  });

  it('take the permissions of whose key it is, and only reading of a file', async () => {
    const { auth } = await import('@/auth/auth');
    const { connect, users } = await import('@patchbay/drizzle');
    const connection = connect(api.stack.databaseUrl, { max: 1 });
    const keyOf = async (role: 'agent' | 'supervisor') => {
      const id = `key-${role}`;
      await connection.db.insert(users).values({ id, name: role, email: `${id}@example.com`, role });
      return (await auth().api.createApiKey({ body: { name: role, userId: id } })).key;
    };
    const [agent, supervisor] = [await keyOf('agent'), await keyOf('supervisor')];
    await connection.close();
    const body = { format: 'csv', filter: {} };
    expect(await request('POST', '/exports/calls', body, agent)).toMatchObject({
      status: 403,
      body: { code: 'not_allowed' },
    });
    const asked = await request('POST', '/exports/calls', body, supervisor);
    const { id } = asked.body as Told;
    // Of somebody else: as if it were not there.
    expect(await request('GET', `/exports/${id}`)).toMatchObject({ status: 404 });
    expect((await fetched(`/exports/${id}/file`)).status).toBe(404);
    expect((await fetched(`/exports/${id}/file`, 'POST')).status).toBe(405);
    expect((await fetched(`/exports/${id}/file`, 'GET', 'pb_nothing')).status).toBe(401);
    expect(await request('POST', `/exports/${id}/cancel`, {}, supervisor)).toMatchObject({ status: 200 });
    const { openApiDocument } = await import('./openapi-document');
    const { paths } = openApiDocument();
    expect(Object.keys(paths ?? {})).toEqual(
      expect.arrayContaining([
        '/exports',
        '/exports/{id}',
        '/exports/{id}/file',
        '/exports/calls',
        '/exports/reports/{id}',
      ]),
    );
    expect(paths?.['/exports/{id}/file']?.get?.responses).toMatchObject({ '200': {}, default: {} });
  });
});
