import type { TableShape } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { listAudit } from '../audit.ts';
import { createFlow } from '../flows/flows.ts';
import { setSetting } from '../settings.ts';
import { addPerson, documentNamed, layout, useDatabase } from '../testing/test-records.ts';
import { findTableRow } from './find-row.ts';
import { importTableRows, lookAtRowsImport, type RowsImport } from './import-rows.ts';
import { compareTable, listTableRevisions, publishTable, restoreTable } from './lookup-revisions.ts';
import { countTableProblems, editTableRows, type RowsQuery, readTableRows } from './lookup-rows.ts';
import { changeTableShape, createTable, getTable, listTables, setTableArchived } from './lookup-tables.ts';

const at = useDatabase();

const shape: TableShape = {
  columns: [
    { id: 'name', label: 'Name', type: 'text', required: true, choices: [] },
    { id: 'level', label: 'Level', type: 'choice', required: false, choices: ['gold', 'silver'] },
    { id: 'orders', label: 'Orders', type: 'number', required: false, choices: [] },
  ],
  keyColumn: 'name',
};
let tables = 0;

async function newTable(own: TableShape = shape) {
  const ada = await addPerson(at.db, 'business');
  tables += 1;
  const table = await createTable(at.db, ada, { name: `Table ${tables}`, shape: own });
  const insert = (...rows: Record<string, string>[]) =>
    editTableRows(
      at.db,
      ada,
      table.id,
      rows.map((cells) => ({ kind: 'insert', rowId: null, cells })),
    );
  const read = async (query: Partial<RowsQuery> = {}) =>
    (await readTableRows(at.db, { tableId: table.id, search: '', only: 'all', offset: 0, limit: 100, ...query })).rows;
  return { ada, id: table.id, insert, read };
}

const file = (
  tableId: string,
  columns: string[],
  lines: string[][],
  mode: RowsImport['mode'] = 'replace',
  badRows: RowsImport['badRows'] = 'refuse',
): RowsImport => ({
  tableId,
  columns,
  rows: lines.map((cells, index) => ({
    line: index + 2,
    cells: Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? ''])),
  })),
  mode,
  badRows,
  fileName: 'file.csv',
});

describe('rows', () => {
  it('are found once they are published, as they were published, by keys that need not be typed alike', async () => {
    const { ada, id, insert, read } = await newTable();
    await insert({ name: 'Ada', level: 'GOLD', orders: '1,200' }, { name: 'Bob' });
    await expect(findTableRow(at.db, id, 'Ada')).rejects.toMatchObject({ code: 'not_published' });
    expect(await publishTable(at.db, ada, { id, note: 'first' })).toEqual({ number: 1 });
    expect(await findTableRow(at.db, id, '  aDA ')).toEqual({ name: 'Ada', level: 'gold', orders: 1_200 });
    expect(await findTableRow(at.db, id, 'Bob')).toEqual({ name: 'Bob', level: null, orders: null });
    expect(await findTableRow(at.db, id, 'Cid')).toBeNull();

    const [row] = await read();
    await editTableRows(at.db, ada, id, [{ kind: 'set', rowId: row?.rowId ?? 0, cells: { level: 'silver' } }]);
    expect(await findTableRow(at.db, id, 'ada')).toMatchObject({ level: 'gold' });
    expect(await publishTable(at.db, ada, { id })).toEqual({ number: 2 });
    expect(await findTableRow(at.db, id, 'ada')).toMatchObject({ level: 'silver' });
    await expect(findTableRow(at.db, 'nowhere', 'ada')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('with telephone numbers as keys are found however the number is dialled from the home country', async () => {
    const columns = [{ id: 'number', label: 'Number', type: 'phone' as const, required: true, choices: [] }];
    const { ada, id, insert } = await newTable({ columns, keyColumn: 'number' });
    await setSetting(at.db, ada, 'centre.homeCountry', 'DE');
    await insert({ number: '030 901820' });
    await publishTable(at.db, ada, { id });
    for (const dialled of ['+4930901820', '0049 30 901820', '030901820']) {
      expect(await findTableRow(at.db, id, dialled)).toEqual({ number: '030901820' });
    }
    expect(await findTableRow(at.db, id, 'anonymous')).toBeNull();
  });

  it('that do not fit, or share a key, stay as they were typed, are found and keep the table from being published', async () => {
    const { ada, id, insert, read } = await newTable();
    await insert({ name: 'Ada', orders: 'many' }, { name: 'Bob' }, { name: ' bob' }, { level: 'gold' });
    expect((await read({ only: 'problems' })).map(({ cells, keyTwice }) => [cells, keyTwice])).toEqual([
      [{ name: 'Ada', orders: 'many' }, false],
      [{ name: 'Bob' }, true],
      [{ name: 'bob' }, true],
      [{ level: 'gold' }, false],
    ]);
    expect(await countTableProblems(at.db, id)).toEqual({ unfit: 2, keysTwice: 1 });
    await expect(publishTable(at.db, ada, { id })).rejects.toMatchObject({ code: 'value_invalid' });
    expect(await read({ search: 'MANY' })).toHaveLength(1);
    expect(await read({ search: '%' })).toHaveLength(0);
  });

  it('come back as they were when a change is undone, and then the draft is as published', async () => {
    const { ada, id, insert, read } = await newTable();
    const { undo: uninsert } = await insert({ name: 'Ada' }, { name: 'Bob' }, { name: 'Cid' });
    const before = await read();
    await publishTable(at.db, ada, { id });
    const { undo } = await editTableRows(at.db, ada, id, [
      { kind: 'set', rowId: 1, cells: { name: 'Ann', level: 'gold' } },
      { kind: 'remove', rowId: 2 },
      { kind: 'insert', rowId: null, cells: { name: 'Dot' } },
      { kind: 'set', rowId: 99, cells: { name: 'nobody' } },
    ]);
    expect((await read()).map(({ cells }) => cells.name)).toEqual(['Ann', 'Cid', 'Dot']);
    expect((await getTable(at.db, id)).changed).toBe(true);
    expect((await read({ only: 'changed' })).map(({ cells }) => cells.name)).toEqual(['Ann', 'Dot']);
    await editTableRows(at.db, ada, id, undo);
    expect(await read()).toEqual(before);
    expect((await getTable(at.db, id)).changed).toBe(false);
    await editTableRows(at.db, ada, id, uninsert);
    expect(await read()).toEqual([]);
    const changes = await listAudit(at.db, { subjectId: id, action: 'table.rows_changed' });
    expect(changes[0]).toMatchObject({ before: { count: 3 }, after: { count: 0 } });
  });
});

describe('revisions', () => {
  it('compare, and one that is restored is the draft again while what was there is kept', async () => {
    const { ada, id, insert, read } = await newTable();
    await insert({ name: 'Ada' }, { name: 'Bob' });
    await publishTable(at.db, ada, { id });
    await editTableRows(at.db, ada, id, [
      { kind: 'remove', rowId: 1 },
      { kind: 'set', rowId: 2, cells: { level: 'gold' } },
    ]);
    await insert({ name: 'Cid' });
    await publishTable(at.db, ada, { id });
    expect(await compareTable(at.db, { tableId: id, from: 1, to: 2, limit: 10 })).toEqual({
      added: 1,
      changed: 1,
      removed: 1,
      rows: [
        { rowId: 1, before: { name: 'Ada' }, after: null },
        { rowId: 2, before: { name: 'Bob' }, after: { name: 'Bob', level: 'gold' } },
        { rowId: 3, before: null, after: { name: 'Cid' } },
      ],
    });
    await insert({ name: 'Dot' });
    const { kept } = await restoreTable(at.db, ada, { id, number: 1, note: 'before restoring 1' });
    expect((await read()).map(({ cells }) => cells.name)).toEqual(['Ada', 'Bob']);
    expect((await listTableRevisions(at.db, id)).map(({ number, kind, rowCount }) => [number, kind, rowCount])).toEqual(
      [
        [3, 'kept', 3],
        [2, 'published', 2],
        [1, 'published', 2],
      ],
    );
    expect(await findTableRow(at.db, id, 'Cid')).toMatchObject({ name: 'Cid' });
    await publishTable(at.db, ada, { id });
    expect(await findTableRow(at.db, id, 'Cid')).toBeNull();
    await restoreTable(at.db, ada, { id, number: kept, note: '' });
    expect((await read()).map(({ cells }) => cells.name)).toEqual(['Bob', 'Cid', 'Dot']);
  });

  it('are not made where nothing is different', async () => {
    const { ada, id, insert } = await newTable();
    await insert({ name: 'Ada' });
    expect(await publishTable(at.db, ada, { id })).toEqual({ number: 1 });
    expect(await publishTable(at.db, ada, { id })).toEqual({ number: 1 });
    expect((await listTables(at.db)).find((table) => table.id === id)).toMatchObject({ changed: false, rowCount: 1 });
  });
});

describe('columns', () => {
  const wider: TableShape = {
    columns: [...shape.columns, { id: 'since', label: 'Since', type: 'date', required: false, choices: [] }],
    keyColumn: 'name',
  };

  it('may be added, and rows are read anew', async () => {
    const { ada, id, insert, read } = await newTable();
    await insert({ name: '2026-1-2', orders: '3' });
    const columns = wider.columns.map((column) =>
      column.id === 'name' ? { ...column, type: 'date' as const } : column,
    );
    await publishTable(at.db, ada, { id });
    await changeTableShape(at.db, ada, { id, shape: { ...wider, columns } });
    expect((await getTable(at.db, id)).changed).toBe(true);
    expect((await read())[0]?.cells).toEqual({ name: '2026-01-02', orders: '3' });
    await changeTableShape(at.db, ada, { id, shape: { columns: shape.columns.slice(0, 1), keyColumn: 'name' } });
    expect((await read())[0]?.cells).toEqual({ name: '2026-01-02' });
  });

  it('that a flow takes from, and the table, stay; it is said where they are used', async () => {
    const { ada, id } = await newTable(wider);
    const config = { tableId: id, key: 'call.callerNumber', results: [{ variable: 'level', column: 'level' }] };
    const nodes = [{ id: 'vip', type: 'look_up', version: 1, name: 'VIP?', config }];
    await createFlow(at.db, ada, { document: documentNamed('Front desk', nodes), layout });
    const without = (column: string) => ({ ...wider, columns: wider.columns.filter((one) => one.id !== column) });
    for (const lost of [
      without('level'),
      { ...wider, keyColumn: 'since' },
      { ...wider, columns: wider.columns.map((one) => (one.id === 'level' ? { ...one, type: 'text' as const } : one)) },
    ]) {
      await expect(changeTableShape(at.db, ada, { id, shape: lost })).rejects.toMatchObject({
        code: 'in_use',
        publicText: { en: expect.stringContaining('Front desk (VIP?)') },
      });
    }
    await changeTableShape(at.db, ada, { id, shape: without('orders') });
    await expect(setTableArchived(at.db, ada, id, true)).rejects.toMatchObject({ code: 'in_use' });
  });

  it('are refused where they make no table', async () => {
    const { ada, id } = await newTable();
    for (const broken of [
      { ...shape, keyColumn: 'gone' },
      { ...shape, columns: [] },
      { ...shape, columns: [...shape.columns, ...shape.columns] },
    ]) {
      await expect(changeTableShape(at.db, ada, { id, shape: broken })).rejects.toMatchObject({
        code: 'value_invalid',
      });
    }
  });
});

describe('files', () => {
  it('are looked at first, say what they would do and why a line does not fit, and are undone at once', async () => {
    const { ada, id, insert, read } = await newTable();
    await insert({ name: 'Ada', level: 'gold' }, { name: 'Bob', level: 'gold' }, { name: 'Cid' });
    const before = await read();
    const request = file(
      id,
      ['NAME', 'level', 'comment'],
      [
        ['Ada', 'silver', 'x'],
        ['Bob', 'gold', ''],
        ['Dot', 'gold', ''],
        ['Eve', 'bronze', ''],
        ['ada', 'gold', ''],
        ['', 'gold', ''],
      ],
    );
    const plan = await lookAtRowsImport(at.db, request);
    expect(plan).toMatchObject({
      counts: { added: 1, changed: 1, removed: 1, unchanged: 1 },
      badRowCount: 3,
      unknownColumns: ['comment'],
      missingColumns: ['Orders'],
    });
    expect(plan.badRows.map(({ line, column }) => [line, column])).toEqual([
      [5, 'Level'],
      [6, 'Name'],
      [7, 'Name'],
    ]);
    await expect(importTableRows(at.db, ada, { ...request, fingerprint: plan.fingerprint })).rejects.toMatchObject({
      code: 'value_invalid',
    });
    expect(await read()).toEqual(before);
    const { undo } = await importTableRows(at.db, ada, {
      ...request,
      badRows: 'skip',
      fingerprint: plan.fingerprint,
    });
    expect((await read()).map(({ cells }) => [cells.name, cells.level])).toEqual([
      ['Ada', 'silver'],
      ['Bob', 'gold'],
      ['Dot', 'gold'],
    ]);
    await restoreTable(at.db, ada, { id, number: undo, note: 'undo' });
    expect(await read()).toEqual(before);
  });

  it('that add to a table leave what they do not speak of', async () => {
    const { ada, id, insert, read } = await newTable();
    await insert({ name: 'Ada', level: 'gold', orders: '3' }, { name: 'Bob' });
    const request = file(id, ['name', 'orders'], [['ADA', '4']], 'merge');
    const { fingerprint } = await lookAtRowsImport(at.db, request);
    await importTableRows(at.db, ada, { ...request, fingerprint });
    expect((await read()).map(({ cells }) => cells)).toEqual([
      { name: 'ADA', level: 'gold', orders: '4' },
      { name: 'Bob' },
    ]);
  });

  it('are refused without the key column, and where the table changed since', async () => {
    const { ada, id, insert } = await newTable();
    await expect(lookAtRowsImport(at.db, file(id, ['level'], [['gold']]))).rejects.toMatchObject({
      code: 'value_invalid',
    });
    const request = file(id, ['name'], [['Ada']]);
    const { fingerprint } = await lookAtRowsImport(at.db, request);
    await insert({ name: 'Bob' });
    await expect(importTableRows(at.db, ada, { ...request, fingerprint })).rejects.toMatchObject({ code: 'outdated' });
  });

  it('may have 100,000 rows, each of which is then found', { timeout: 180_000 }, async () => {
    const { ada, id } = await newTable();
    const lines = Array.from({ length: 100_000 }, (_, index) => [
      `order ${index}`,
      index % 2 === 0 ? 'gold' : 'silver',
      String(index),
    ]);
    const request = file(id, ['name', 'level', 'orders'], lines);
    const plan = await lookAtRowsImport(at.db, request);
    expect(plan.counts.added).toBe(100_000);
    await importTableRows(at.db, ada, { ...request, fingerprint: plan.fingerprint });
    await publishTable(at.db, ada, { id });
    expect(await findTableRow(at.db, id, 'Order 99999')).toEqual({
      name: 'order 99999',
      level: 'silver',
      orders: 99_999,
    });
    expect(await getTable(at.db, id)).toMatchObject({ rowCount: 100_000, changed: false });
    await expect(lookAtRowsImport(at.db, file(id, ['name'], [...lines, ['one more']]))).rejects.toMatchObject({
      code: 'value_invalid',
    });
  });
});
