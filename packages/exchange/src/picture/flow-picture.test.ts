import { nodeTypes } from '@patchbay/nodes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTemplate } from '../templates/list.ts';
import { flowFromTemplate } from '../templates/make-flow.ts';
import { flowPicture } from './flow-picture.ts';
import { escaped, fitted, twoLines } from './svg-text.ts';

const template = findTemplate('front_desk');
if (template === undefined) throw new Error('no template');
const { document, layout } = flowFromTemplate(template, {
  registry: nodeTypes,
  locale: 'en',
  name: 'Desk <&">',
  languages: ['en-US'],
  queueId: 'q',
});

describe('a picture', () => {
  it('draws every card and every connection, and refers to nothing outside', () => {
    const { svg, width, height } = flowPicture(document, layout, { registry: nodeTypes, locale: 'en' });
    expect(svg.match(/font-weight="600"/g)).toHaveLength(document.nodes.length);
    expect(svg.match(/<path d="M[^"]* C/g)).toHaveLength(document.edges.length);
    expect(svg).toContain('<title>Desk &lt;&amp;&quot;&gt;</title>');
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|<script|url\(/);
    expect(width).toBeGreaterThan(400);
    expect(height).toBeGreaterThan(400);
  });

  it('is drawn small without words', () => {
    const { svg } = flowPicture(document, layout, { registry: nodeTypes, locale: 'en', small: true });
    expect(svg).not.toContain('<text');
  });

  it('is drawn of nothing too', () => {
    const { svg } = flowPicture(
      { ...document, nodes: [], edges: [] },
      { nodes: {} },
      { registry: nodeTypes, locale: 'zh' },
    );
    expect(svg).toContain('viewBox="0 0 200 120"');
  });
});

describe('words in a picture', () => {
  it('hold no markup and nothing that XML forbids, whatever they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const words = escaped(text).replace(/[\t\n\r]/g, '');
        expect(words).not.toMatch(/[<>"]|&(?!(amp|lt|gt|quot);)|\p{Surrogate}|\p{Cc}/u);
      }),
    );
    expect(escaped('a\u0000\ud800b')).toBe('ab');
  });

  it('are cut where they do not fit', () => {
    expect(fitted('Welcome to the line', 60, 12)).toMatch(/^Welc.*…$/);
    expect(twoLines('Says “Welcome to our line” and waits', 120, 12)).toEqual([
      'Says “Welcome',
      expect.stringContaining('our line'),
    ]);
    expect(twoLines('', 100, 12)).toEqual([]);
  });
});
