import { describe, expect, it } from 'vitest';
import { attributesOf } from './caller-lookup.ts';

describe('what queues decide by of a caller', () => {
  const stranger = {
    customerId: null,
    level: '',
    ownAgentId: null,
    language: null,
    lastTalk: null,
    place: '',
    country: '',
  };

  it('is what the terms of a queue name: place, country, level and language', () => {
    const known = { ...stranger, place: 'Paris', country: 'FR', level: 'gold', language: 'fr-FR' };
    expect(attributesOf(known)).toEqual({ place: 'Paris', country: 'FR', level: 'gold', language: 'fr-FR' });
  });

  it('is left out where it is not known', () => {
    expect(attributesOf(stranger)).toEqual({});
  });
});
