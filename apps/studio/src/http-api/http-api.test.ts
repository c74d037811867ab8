import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { apiFiles } from './api-files';
import { apiRoutes, findApiRoute, readAddressValue } from './api-routes';
import { openApiDocument } from './openapi-document';

describe('which procedure answers a request', () => {
  it.each([
    ['GET', '/flows', 'flows.list'],
    ['POST', '/flows/import', 'flows.import'],
    ['GET', '/flows/abc/export', 'flows.export'],
    ['POST', '/flows/abc/publish', 'flows.publish'],
    ['GET', '/numbers', 'numbers.list'],
    ['PUT', '/numbers/2000', 'numbers.change'],
    ['GET', '/calls', 'calls.list'],
    ['GET', '/calls/abc', 'calls.withSteps'],
    ['GET', '/queues', 'queuesApi.list'],
    ['POST', '/queues', 'queuesApi.create'],
    ['PATCH', '/queues/abc', 'queuesApi.change'],
    ['GET', '/queues/abc/live', 'queuesApi.live'],
    ['POST', '/prompts', 'promptsApi.create'],
    ['POST', '/prompts/abc/publish', 'promptsApi.publish'],
    ['GET', '/reports', 'reportsApi.list'],
    ['GET', '/reports/queues.overview', 'reportsApi.run'],
    ['POST', '/reports/run', 'reportsApi.ask'],
    ['PATCH', '/agents/abc', 'agentsApi.change'],
    ['PUT', '/agents/abc/state', 'agentsApi.setState'],
    ['POST', '/agents/abc/sign-out', 'agentsApi.signOut'],
  ])('%s %s -> %s', (method, path, procedure) => {
    const found = findApiRoute(method, path);
    expect('route' in found && found.route.procedure).toBe(procedure);
  });

  it('says which methods a known path takes, and none for an unknown one', () => {
    expect(findApiRoute('DELETE', '/calls')).toEqual({ allowed: ['GET'] });
    expect(findApiRoute('GET', '/nothing')).toEqual({ allowed: [] });
    expect(findApiRoute('GET', '/calls/a/b')).toEqual({ allowed: [] });
  });

  it('has one procedure for a method and path', () => {
    const keys = apiRoutes().map(({ method, pattern }) => `${method} ${pattern.source.replace(/<\w+>/g, '')}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('what a text in an address stands for', () => {
  it.each([
    [z.int().optional(), '12', 12],
    [z.int().max(5).default(1), ' ', ' '],
    [z.boolean().default(true), 'false', false],
    [z.boolean(), 'yes', 'yes'],
    [z.string().nullable(), '12', '12'],
    [undefined, '12', '12'],
  ])('%#', (schema, text, value) => {
    expect(readAddressValue(schema, text)).toBe(value);
  });
});

describe('the OpenAPI document', () => {
  const document = openApiDocument();
  const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path ?? {}));

  it('has every route and file of the API, each with a summary, a key and problems for failures', () => {
    expect(operations).toHaveLength(apiRoutes().length + apiFiles.length);
    for (const operation of operations) {
      expect(operation).toMatchObject({
        summary: expect.any(String),
        security: [{ apiKey: [] }],
        responses: { default: { content: { 'application/problem+json': expect.anything() } } },
      });
    }
  });
});

describe('what the OpenAPI document says of queues', () => {
  it('describes wanted skills by one schema that holds itself', () => {
    const { SkillWish } = (openApiDocument().components?.schemas ?? {}) as Record<string, unknown>;
    expect(JSON.stringify(SkillWish)).toContain('#/components/schemas/SkillWish');
  });
});
