import { describe, expect, it } from 'vitest';
import { refuseForeignOrigin } from './same-origin';

const request = (headers: Record<string, string>) =>
  new Request('http://studio.test:3000/api/trpc', {
    method: 'POST',
    headers: { host: 'studio.test:3000', ...headers },
  });

describe('requests that another site makes with the visitor’s cookie', () => {
  it.each([
    ['a form on another site', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
    ['another port of the same host', { origin: 'http://studio.test:4000', 'sec-fetch-site': 'same-site' }],
    ['an old browser that only says Origin', { origin: 'https://evil.test' }],
    ['a page without an origin', { origin: 'null' }],
    ['an image that another site shows', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s', (_, headers) => {
    expect(refuseForeignOrigin(request(headers as Record<string, string>))?.status).toBe(403);
  });

  it.each([
    ['a page of its own', { origin: 'http://studio.test:3000', 'sec-fetch-site': 'same-origin' }],
    ['an address typed by the person', { 'sec-fetch-site': 'none' }],
    ['a program, which carries no cookie of a browser', {}],
  ])('lets %s through', (_, headers) => {
    expect(refuseForeignOrigin(request(headers as Record<string, string>))).toBeNull();
  });
});
