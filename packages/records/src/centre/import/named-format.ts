import type { Database } from '@patchbay/drizzle';
import type { Actor } from '../../audit.ts';
import { createSkill, deleteSkill, listSkills } from '../skills.ts';
import { createTeam, deleteTeam, listTeams } from '../teams.ts';
import type { ImportFormat } from './import-types.ts';
import { removeEach, writeRows } from './write-rows.ts';

interface NamedRecords {
  list(db: Database): Promise<readonly { readonly id: string; readonly name: string }[]>;
  create(tx: Database, actor: Actor, input: { name: string }): Promise<unknown>;
  remove(tx: Database, actor: Actor, id: string): Promise<void>;
}

/** Things that are a name and nothing else: a file can only add them, or leave them out. */
function namedFormat({ list, create, remove }: NamedRecords): ImportFormat {
  return {
    columns: [{ name: 'name', required: true }],
    nameColumn: 'name',
    rowsMax: 1_000,
    load: async (db) => new Map((await list(db)).map(({ name }) => [name, { name }])),
    keyOf: ({ name = '' }) => name,
    writeAll: (tx, rows, { actor }, tell) =>
      writeRows(
        tx,
        rows,
        tell,
        () => 'name',
        ({ key }, inner) => create(inner, actor, { name: key }),
      ),
    removeAll: async (tx, names, { actor }, tell) => {
      const ids = new Map((await list(tx)).map(({ id, name }) => [name, id]));
      await removeEach(tx, names, tell, (name, inner) => remove(inner, actor, ids.get(name) ?? ''));
    },
  };
}

export const skillsFormat = namedFormat({ list: listSkills, create: createSkill, remove: deleteSkill });
export const teamsFormat = namedFormat({ list: listTeams, create: createTeam, remove: deleteTeam });
