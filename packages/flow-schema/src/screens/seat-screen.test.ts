import { describe, expect, it } from 'vitest';
import { flowOf, nodeOf, testRegistry } from '../document/flow-fixtures.ts';
import { seatScreenOf } from './seat-screen.ts';

const declared = (name: string, sensitive = false) =>
  ({ name, type: 'text', role: 'local', sensitive, description: '' }) as const;
const both = (words: string) => ({ en: words, zh: words });
const shows = (id: string, ...seat: object[]) => nodeOf(id, 'shows', { seat: seat as never });
const field = (variable: string, label = variable) => ({ kind: 'field', variable, label: both(label) });

describe('the seat that a flow describes', () => {
  it('lists fields, forms and actions in the order of the nodes', () => {
    const asked = { variable: 'reason', label: both('Why'), kind: 'choice', options: [], required: true };
    const screen = seatScreenOf(
      flowOf({
        variables: [declared('number'), declared('reason'), declared('pin', true)],
        nodes: [
          shows('first', field('number')),
          shows('form', { kind: 'form', title: both('Call'), fields: [asked, { ...asked, variable: 'pin' }] }),
          shows('act', { kind: 'action', label: both('Survey'), icon: 'star', confirm: null }),
          nodeOf('silent', 'fork'),
        ],
      }),
      testRegistry,
    );
    expect(screen).toEqual({
      fields: [{ nodeId: 'first', variable: 'number', label: both('number'), form: { kind: 'text' } }],
      forms: [
        {
          nodeId: 'form',
          title: both('Call'),
          fields: [
            { ...asked, sensitive: false },
            { ...asked, variable: 'pin', sensitive: true },
          ],
        },
      ],
      scripts: [],
      actions: [{ nodeId: 'act', label: both('Survey'), icon: 'star', confirm: null }],
    });
  });

  it('shows a variable once, and a secret never', () => {
    const { fields } = seatScreenOf(
      flowOf({
        variables: [declared('number'), declared('pin', true)],
        nodes: [shows('a', field('number', 'First')), shows('b', field('number', 'Second'), field('pin'), field(''))],
      }),
      testRegistry,
    );
    expect(fields).toEqual([{ nodeId: 'a', variable: 'number', label: both('First'), form: { kind: 'text' } }]);
  });

  it('leaves out nodes of unknown types and nodes that are not filled in', () => {
    const nodes = [nodeOf('gone', 'no_such_type'), nodeOf('odd', 'typed', { count: 0 })];
    expect(seatScreenOf(flowOf({ nodes }), testRegistry)).toEqual({ fields: [], forms: [], scripts: [], actions: [] });
  });
});
