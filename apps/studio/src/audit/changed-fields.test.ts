import { describe, expect, it } from 'vitest';
import { changedFields, withNames } from './changed-fields';

describe('what an audit entry shows as changed', () => {
  it('names only the fields that differ, however deep', () => {
    const before = { name: 'Main', hosts: ['a'], content: { en: { text: 'Hello' }, zh: { text: '你好' } } };
    const after = { name: 'Main', hosts: ['a', 'b'], content: { en: { text: 'Good day' }, zh: { text: '你好' } } };
    expect(changedFields(before, after)).toEqual([
      { path: 'hosts', before: ['a'], after: ['a', 'b'] },
      { path: 'content.en.text', before: 'Hello', after: 'Good day' },
    ]);
  });

  it('lists every field of something that was made or taken away', () => {
    expect(changedFields(null, { flowId: 'f1', label: '' })).toEqual([
      { path: 'flowId', before: undefined, after: 'f1' },
      { path: 'label', before: undefined, after: '' },
    ]);
    expect(changedFields({ flowId: 'f1' }, null)).toEqual([{ path: 'flowId', before: 'f1', after: undefined }]);
  });

  it('shows plain values, and a field that came or went', () => {
    expect(changedFields('UTC', 'Europe/Berlin')).toEqual([{ path: '', before: 'UTC', after: 'Europe/Berlin' }]);
    expect(changedFields({ a: 1 }, { b: null })).toEqual([
      { path: 'a', before: 1, after: undefined },
      { path: 'b', before: undefined, after: null },
    ]);
  });
});

describe('an id in an audit entry', () => {
  it('reads as what it is called, where something is called so', () => {
    const names = { q1: 'Sales' };
    expect(withNames({ queueIds: ['q1', 'q2'], note: 'see q1', open: true }, names)).toEqual({
      queueIds: ['Sales', 'q2'],
      note: 'see q1',
      open: true,
    });
  });
});
