import type { FloorField } from '@patchbay/records';
import { describe, expect, it } from 'vitest';
import { agentField, contactField, conversationField, queueField } from '@/floor/store/floor-examples';
import { floorViewOf } from './floor-view';

const at = 5;
const fields: FloorField[] = [
  queueField('q'),
  contactField('c1'),
  agentField('me', { status: 'talking', callId: 'c2', conversationId: 'c2.0', queueId: 'q' }),
  agentField('other', { status: 'not_ready', reason: 'lunch', callId: 'c3', conversationId: 'c3.0', phone: 'away' }),
  conversationField('c2.0', { agentId: 'me' }),
  conversationField('c3.0', { agentId: 'other' }),
];

describe('the part of the floor that a person sees', () => {
  it.each(['admin', 'supervisor'])('is all of it for the role %s', (role) => {
    const view = floorViewOf({ id: 'me', role });
    expect(fields.map((field) => view.field(field))).toEqual(fields);
    const message = { type: 'floor.gone', kind: 'contact', id: 'c1', at } as const;
    expect(view.message(message)).toBe(message);
  });

  it('is for an agent the queues, themselves, their own conversations, and the status of others', () => {
    const view = floorViewOf({ id: 'me', role: 'agent' });
    expect(fields.map((field) => view.field(field))).toEqual([
      fields[0],
      null,
      fields[2],
      { ...agentField('other', { status: 'not_ready', phone: 'away' }), sinceMs: 0 },
      fields[4],
      null,
    ]);
  });

  it('tells an agent of the end of their own conversations only, once', () => {
    const view = floorViewOf({ id: 'me', role: 'agent' });
    for (const field of fields) view.message({ type: 'floor.set', field, at });
    const end = (id: string) => view.message({ type: 'floor.gone', kind: 'conversation', id, at });
    expect(end('c3.0')).toBeNull();
    expect(end('c2.0')).toEqual({ type: 'floor.gone', kind: 'conversation', id: 'c2.0', at });
    expect(end('c2.0')).toBeNull();
    expect(view.message({ type: 'floor.gone', kind: 'contact', id: 'c1', at })).toBeNull();
    expect(view.message({ type: 'floor.gone', kind: 'agent', id: 'other', at })).not.toBeNull();
  });

  it.each(['designer', 'business', 'nobody'])('is nothing for the role %s', (role) => {
    const view = floorViewOf({ id: 'me', role });
    for (const field of fields) {
      expect(view.field(field)).toBeNull();
      expect(view.message({ type: 'floor.set', field, at })).toBeNull();
    }
    expect(view.message({ type: 'floor.gone', kind: 'queue', id: 'q', at })).toBeNull();
  });
});
