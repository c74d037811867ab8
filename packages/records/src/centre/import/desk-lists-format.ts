import type { Database } from '@patchbay/drizzle';
import { listCentreOptions } from '../centre-options.ts';
import {
  createNotReadyReason,
  listNotReadyReasons,
  setNotReadyReasonArchived,
  updateNotReadyReason,
} from '../not-ready-reasons.ts';
import { createQuickPhrase, deleteQuickPhrase, listQuickPhrases, updateQuickPhrase } from '../quick-phrases.ts';
import { createWrapUpCode, listWrapUpCodes, setWrapUpCodeArchived, updateWrapUpCode } from '../wrap-up-codes.ts';
import { joinCell, readName, readYesNo, splitCell, yesNo } from './cells.ts';
import type { Cells, ImportFormat } from './import-types.ts';
import { removeEach, writeRows } from './write-rows.ts';

interface QueueNames {
  readonly nameOf: ReadonlyMap<string, string>;
  readonly idOf: ReadonlyMap<string, string>;
}

const rowsMax = 1_000;
const columnOfField: Readonly<Record<string, string>> = { queueIds: 'queues' };
const columnOf = (field: string) => {
  const [first = ''] = field.split('.');
  return columnOfField[first] ?? first;
};

/** Archived ones are not in a file; one that is named comes back. */
export const reasonsFormat: ImportFormat = {
  columns: [{ name: 'name', required: true }, { name: 'working_time' }],
  nameColumn: 'name',
  rowsMax,
  load: async (db) =>
    new Map(
      inUse(await listNotReadyReasons(db)).map(({ name, productive }) => [
        name,
        { name, working_time: yesNo(productive) },
      ]),
    ),
  keyOf: ({ name = '' }) => name,
  writeAll: async (tx, rows, { actor }, tell) => {
    const known = new Map((await listNotReadyReasons(tx)).map((reason) => [reason.name, reason]));
    await writeRows(tx, rows, tell, columnOf, async ({ key: name, cells }, inner) => {
      const reason = known.get(name);
      const { working_time: cell } = cells;
      const productive = cell === undefined ? (reason?.productive ?? false) : readYesNo('working_time', cell);
      if (reason === undefined) return createNotReadyReason(inner, actor, { name, productive });
      await setNotReadyReasonArchived(inner, actor, reason.id, false);
      return updateNotReadyReason(inner, actor, reason.id, { name, productive });
    });
  },
  removeAll: async (tx, names, { actor }, tell) => {
    const ids = new Map((await listNotReadyReasons(tx)).map(({ id, name }) => [name, id]));
    await removeEach(tx, names, tell, (name, inner) =>
      setNotReadyReasonArchived(inner, actor, ids.get(name) ?? '', true),
    );
  },
};

/** Archived ones are not in a file; one that is named comes back. Of no queue: of all. */
export const codesFormat: ImportFormat = {
  columns: [{ name: 'name', required: true }, { name: 'queues' }],
  nameColumn: 'name',
  rowsMax,
  load: async (db) => {
    const queues = await loadQueueNames(db);
    return new Map(
      inUse(await listWrapUpCodes(db)).map(({ name, queueIds }) => [
        name,
        { name, queues: queuesCell(queueIds, queues) },
      ]),
    );
  },
  keyOf: ({ name = '' }) => name,
  writeAll: async (tx, rows, { actor }, tell) => {
    const queues = await loadQueueNames(tx);
    const known = new Map((await listWrapUpCodes(tx)).map((code) => [code.name, code]));
    await writeRows(tx, rows, tell, columnOf, async ({ key: name, cells }, inner) => {
      const code = known.get(name);
      const queueIds = readQueues(cells, code?.queueIds ?? [], queues);
      if (code === undefined) return createWrapUpCode(inner, actor, { name, queueIds });
      await setWrapUpCodeArchived(inner, actor, code.id, false);
      return updateWrapUpCode(inner, actor, code.id, { name, queueIds });
    });
  },
  removeAll: async (tx, names, { actor }, tell) => {
    const ids = new Map((await listWrapUpCodes(tx)).map(({ id, name }) => [name, id]));
    await removeEach(tx, names, tell, (name, inner) => setWrapUpCodeArchived(inner, actor, ids.get(name) ?? '', true));
  },
};

/** Two phrases may have one title: a row without an id is the first of its title, else a new one. */
export const phrasesFormat: ImportFormat = {
  columns: [{ name: 'id' }, { name: 'title', required: true }, { name: 'text' }, { name: 'queues' }],
  nameColumn: 'title',
  rowsMax,
  load: async (db) => {
    const queues = await loadQueueNames(db);
    return new Map(
      (await listQuickPhrases(db)).map(({ id, title, text, queueIds }) => [
        id,
        { id, title, text, queues: queuesCell(queueIds, queues) },
      ]),
    );
  },
  keyOf: ({ id = '', title = '' }, current) => {
    if (id !== '') return id;
    for (const [key, cells] of current) if (cells.title === title) return key;
    return `${title}\n`;
  },
  writeAll: async (tx, rows, { actor }, tell) => {
    const queues = await loadQueueNames(tx);
    const known = new Map((await listQuickPhrases(tx)).map((phrase) => [phrase.id, phrase]));
    await writeRows(tx, rows, tell, columnOf, ({ key, cells }, inner) => {
      const phrase = known.get(key);
      const { id = '', title = '', text = phrase?.text ?? '' } = cells;
      const input = { title, text, queueIds: readQueues(cells, phrase?.queueIds ?? [], queues) };
      if (phrase !== undefined) return updateQuickPhrase(inner, actor, key, input);
      return createQuickPhrase(inner, actor, { ...input, ...(id === '' ? {} : { id }) });
    });
  },
  removeAll: (tx, ids, { actor }, tell) =>
    removeEach(tx, ids, tell, (id, inner) => deleteQuickPhrase(inner, actor, id)),
};

function inUse<Row extends { readonly archivedAt: Date | null }>(rows: readonly Row[]): Row[] {
  return rows.filter(({ archivedAt }) => archivedAt === null);
}

async function loadQueueNames(db: Database): Promise<QueueNames> {
  const { queues } = await listCentreOptions(db);
  return {
    nameOf: new Map(queues.map(({ id, name }) => [id, name])),
    idOf: new Map(queues.map(({ id, name }) => [name, id])),
  };
}

/** Archived queues have no name here. */
function queuesCell(ids: readonly string[], { nameOf }: QueueNames): string {
  return joinCell(ids.flatMap((id) => nameOf.get(id) ?? []).sort());
}

/** A column that is not there says nothing; an empty cell means all queues. */
function readQueues({ queues: cell }: Cells, before: readonly string[], { idOf }: QueueNames): readonly string[] {
  return cell === undefined ? before : splitCell(cell).map((name) => readName('queues', name, idOf));
}
