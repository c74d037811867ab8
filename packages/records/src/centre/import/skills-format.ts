import { createSkill, deleteSkill, listSkills } from '../skills.ts';
import type { ImportFormat } from './import-types.ts';
import { removeEach, writeRows } from './write-rows.ts';

export const skillsFormat: ImportFormat = {
  columns: [{ name: 'name', required: true }],
  nameColumn: 'name',
  rowsMax: 1_000,
  load: async (db) => new Map((await listSkills(db)).map(({ name }) => [name, { name }])),
  keyOf: ({ name = '' }) => name,
  writeAll: (tx, rows, { actor }, tell) =>
    writeRows(
      tx,
      rows,
      tell,
      () => 'name',
      ({ key }, inner) => createSkill(inner, actor, { name: key }),
    ),
  removeAll: async (tx, names, { actor }, tell) => {
    const ids = new Map((await listSkills(tx)).map(({ id, name }) => [name, id]));
    await removeEach(tx, names, tell, (name, inner) => deleteSkill(inner, actor, ids.get(name) ?? ''));
  },
};
