import { runScenarios } from '@patchbay/engine';
import { checkFlow, type FlowDocument, readFlow, versionHash } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { describe, expect, it } from 'vitest';
import { flowOutline } from '../outline/flow-outline.ts';
import { flowTemplates } from './list.ts';
import { flowFromTemplate } from './make-flow.ts';

const languages = ['en-US', 'zh-CN'];
const make = (template: (typeof flowTemplates)[number], locale: 'en' | 'zh' = 'en', only = languages) =>
  flowFromTemplate(template, {
    registry: nodeTypes,
    locale,
    name: template.title[locale],
    languages: only,
    queueId: 'q1',
  });

const play = (document: FlowDocument) =>
  runScenarios(
    { nodeTypes, flowId: 'flow', document, surroundings: { flows: {}, documents: {}, prompts: {} } },
    document.scenarios ?? [],
  );

it('has at least eight, each once', () => {
  expect(new Set(flowTemplates.map(({ id }) => id)).size).toBeGreaterThanOrEqual(8);
});

describe.each(flowTemplates.map((template) => [template.id, template] as const))('%s', (_, template) => {
  it.each([['en-US', 'zh-CN'], ['zh-CN'], ['en-GB']])('has no problem in %s', (...only) => {
    for (const locale of ['en', 'zh'] as const) {
      const { document } = make(
        template,
        locale,
        only.filter((tag) => tag !== undefined),
      );
      expect(
        checkFlow(document, nodeTypes, { queueIds: new Set(['q1']) }).map(({ code, place, message }) => ({
          code,
          place,
          en: message.en,
        })),
      ).toEqual([]);
    }
  });

  it.each([['en-US', 'zh-CN'], ['zh-CN'], ['en-GB']])('its scenarios pass in %s', (...only) => {
    for (const locale of ['en', 'zh'] as const) {
      const { results } = play(
        make(
          template,
          locale,
          only.filter((tag) => tag !== undefined),
        ).document,
      );
      expect(results.map(({ failure, name }) => ({ name, failure }))).toEqual(
        results.map(({ name }) => ({ name, failure: null })),
      );
    }
  });

  it('its scenarios go through every step', () => {
    const { document } = make(template);
    const { results } = play(document);
    const entered = new Set(
      results.flatMap(({ trace }) =>
        trace.flatMap(({ entry }) => (entry.trace === 'node.entered' ? [entry.nodeId] : [])),
      ),
    );
    expect(document.nodes.map(({ id }) => id).filter((id) => !entered.has(id))).toEqual([]);
  });

  it('opens again as the same version', () => {
    const { document, layout } = make(template);
    const again = readFlow(JSON.parse(JSON.stringify({ flow: document, layout })), nodeTypes);
    expect(again.ok && versionHash(again.document)).toBe(versionHash(document));
  });

  it('reads from top to bottom, no card on another', () => {
    const { layout } = make(template);
    const places = Object.values(layout.nodes);
    for (const [index, a] of places.entries()) {
      for (const b of places.slice(index + 1))
        expect(Math.abs(a.x - b.x) >= 240 || Math.abs(a.y - b.y) >= 72).toBe(true);
    }
  });

  it('speaks Chinese on the canvas too', () => {
    const { lines } = flowOutline(make(template, 'zh').document, nodeTypes, 'zh');
    for (const line of lines)
      if (line.kind === 'step') expect(`${line.name}${line.summary}`).toMatch(/\p{Script=Han}/u);
  });
});

it('hides a PIN from everything that is kept of a call', () => {
  const template = flowTemplates.find(({ id }) => id === 'bank_self_service');
  const { document } = make(template as (typeof flowTemplates)[number]);
  const { results } = play(document);
  const kept = results.flatMap(({ trace }) =>
    trace.flatMap(({ entry }) => (entry.trace === 'variable.set' && entry.name === 'pin' ? [entry.value] : [])),
  );
  expect(kept.length).toBeGreaterThan(0);
  for (const value of kept) expect(value).toHaveProperty('$sensitive');
});
