import { describe, expect, it } from 'vitest';
import { apiForTests } from './testing/test-api';

const { request } = apiForTests();

interface Listed {
  readonly id: string;
  readonly group: string;
  readonly asks: readonly string[];
}

describe('reports over the HTTP API', () => {
  it('are listed, and each of them tells something', async () => {
    const reports = (await request('GET', '/reports')).body as Listed[];
    expect(reports.map(({ id }) => id)).toEqual(expect.arrayContaining(['queues.overview', 'customers.frequency']));
    const derived = reports.filter(({ group }) => group === 'derived');
    expect(derived.length).toBeGreaterThan(5);
    for (const { id } of [...reports.filter(({ group }) => group !== 'derived'), ...derived.slice(0, 5)]) {
      const told = await request(
        'GET',
        `/reports/${encodeURIComponent(id)}?range=last_90_days&compare=previous_period`,
      );
      expect([id, told.status]).toEqual([id, 200]);
    }
  });

  it('print their formulas beside the sums that they were worked out of', async () => {
    const told = await request('POST', '/reports/run', {
      definition: { measures: ['service_level', 'offered'], dimensions: ['queue'] },
      view: {
        range: { kind: 'relative', range: 'last_90_days' },
        timeZone: 'Asia/Kathmandu',
        formula: { serviceLevel: 'of_answered', thresholdMs: 20_000 },
      },
    });
    expect(told).toMatchObject({
      status: 200,
      body: {
        timeZone: 'Asia/Kathmandu',
        dimensions: ['queue'],
        measures: [{ id: 'service_level', unit: 'share', formula: { en: 'answered within 20 s / answered' } }, {}],
      },
    });
  });

  it('say what is wrong with a question', async () => {
    expect(await request('GET', '/reports/nothing')).toMatchObject({ status: 404, body: { code: 'no_such_report' } });
    expect(await request('GET', '/reports/calls.volume?from=2026-01-01')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'to' }] },
    });
    expect(await request('GET', '/reports/calls.volume?queueId=demo-queue-service')).toMatchObject({
      status: 400,
      body: { code: 'value_invalid', errors: [{ path: 'view.filters.0' }] },
    });
  });
});
