import { versionHash } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { describe, expect, it } from 'vitest';
import { flowTemplates } from './templates/list.ts';
import { flowFromTemplate } from './templates/make-flow.ts';
import { judge, read } from './testing/judge-import.ts';

describe.each(flowTemplates.map((template) => [template.id, template] as const))('%s', (_, template) => {
  const options = { registry: nodeTypes, locale: 'en' as const, name: 'Here', languages: ['en-US'], queueId: 'q' };
  const { document, layout } = flowFromTemplate(template, options);

  it('goes out and comes back as the same version, standing where it stood', () => {
    const back = read({ flow: document, layout });
    judge(back);
    expect(back.ok && versionHash(back.document)).toBe(versionHash(document));
    expect(back.ok && back.layout).toEqual(layout);
  });

  it('comes back without its layout too, and is laid out anew', () => {
    const back = read(document);
    judge(back);
    expect(back.ok && versionHash(back.document)).toBe(versionHash(document));
  });
});

it('an imported flow goes out and comes back as the same version', () => {
  const states = [
    { name: 'Trigger', type: 'trigger', transitions: [{ event: 'incomingCall', next: 'hi' }], properties: {} },
    {
      name: 'hi',
      type: 'say-play',
      transitions: [{ event: 'audioComplete', next: 'odd' }],
      properties: { say: 'Hi {{x}}' },
    },
    { name: 'odd', type: 'mystery', transitions: [{ event: 'done', next: 'hi' }], properties: { a: [1, { b: null }] } },
  ];
  const first = read({ states, initial_state: 'Trigger' });
  if (!first.ok) throw new Error('not read');
  const back = read({ flow: first.document, layout: first.layout });
  expect(back.ok && versionHash(back.document)).toBe(versionHash(first.document));
});
