import { configFields, describeField, emptyValue, field } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { newListItem } from './new-list-item';
import { walkFields } from './walk-fields';
import { widgetName } from './widget-name';

const label = { en: 'A', zh: '甲' };

describe('reading a schema', () => {
  it('sees through default, optional and nullable, and keeps what they say', () => {
    const shape = describeField(
      'x',
      z
        .number()
        .nullable()
        .default(5)
        .meta(field({ label, widget: 'number' })),
    );
    expect(shape).toMatchObject({ shape: { kind: 'number' }, nullable: true, fallback: 5, meta: { widget: 'number' } });
  });

  it('tells the options of a discriminated union apart', () => {
    const union = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('a'), text: z.string() }),
      z.strictObject({ kind: z.enum(['b', 'c']) }),
    ]);
    const { shape } = describeField('u', union);
    expect(shape.kind === 'union' && shape.options.map((option) => [option.value, option.fields.length])).toEqual([
      ['a', 1],
      ['b', 0],
      ['c', 0],
    ]);
  });

  it('makes a value that fits of every field of every node type', () => {
    for (const type of nodeTypes.list()) {
      for (const one of configFields(type.config)) {
        expect(JSON.parse(JSON.stringify({ value: emptyValue(one) }))).toEqual({ value: emptyValue(one) });
      }
    }
  });

  it('finds a control and a label in both languages for every field of every node type', () => {
    for (const type of nodeTypes.list()) {
      const config = type.defaults(['en-US', 'zh-CN']);
      for (const { field: one, path } of walkFields(configFields(type.config), config)) {
        if (typeof path.at(-1) === 'number' || insideLeaf(type.type, path, config)) continue;
        expect([type.type, path.join('.'), one.meta?.label.en !== undefined, widgetName(one)]).toEqual([
          type.type,
          path.join('.'),
          true,
          expect.any(String),
        ]);
      }
    }
  });
});

/** Inside a prompt or a condition the control of the whole draws everything: its parts have no labels of their own. */
function insideLeaf(
  type: string,
  path: readonly (string | number)[],
  config: Parameters<typeof walkFields>[1],
): boolean {
  const fields = configFields(nodeTypes.get(type)?.config ?? z.object({}));
  for (const { field: one, path: at } of walkFields(fields, config)) {
    const widget = one.meta?.widget;
    if (widget !== 'prompt' && widget !== 'condition') continue;
    if (path.length > at.length && at.every((step, index) => path[index] === step)) return true;
  }
  return false;
}

describe('a new item of a list', () => {
  it('takes the first key no other item has', () => {
    const keys = configFields(nodeTypes.get('menu')?.config ?? z.object({})).find((one) => one.key === 'keys');
    if (keys?.shape.kind !== 'array') throw new Error('the menu has no list of keys');
    expect(newListItem(keys.shape.element, [{ key: '1', label: '' }])).toMatchObject({ key: '2' });
  });

  it('names its port as no other item does', () => {
    const branches = configFields(nodeTypes.get('condition')?.config ?? z.object({})).find(
      (one) => one.key === 'branches',
    );
    if (branches?.shape.kind !== 'array') throw new Error('the condition has no branches');
    expect(newListItem(branches.shape.element, [{ id: 'branch_2' }])).toMatchObject({ id: 'branch_3' });
  });
});
