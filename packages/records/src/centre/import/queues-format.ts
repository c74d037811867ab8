import type { QueueInput } from '../queue.ts';
import { createQueue, listQueues, setQueueArchived, updateQueue } from '../queues.ts';
import { readNumber, readOneOf, readYesNo, yesNo } from './cells.ts';
import type { Cells, ImportFormat } from './import-types.ts';
import { removeEach, writeRows } from './write-rows.ts';

const strategies = [
  'skills_first',
  'longest_idle',
  'most_recently_idle',
  'round_robin',
  'fewest_calls',
  'ring_several',
] as const;

const columnOfField: Readonly<Record<string, string>> = {
  name: 'name',
  priority: 'priority',
  ringTimeoutMs: 'ring_timeout_s',
  ringTogetherMax: 'ring_together_max',
  wrapUpMs: 'wrap_up_s',
  ageingPerMinute: 'ageing_per_minute',
  serviceLevelMs: 'service_level_s',
  serviceLevelTarget: 'service_level_percent',
};

/** Rings, terms, overflow and hours are drawn: a file leaves them as they are. */
export const queuesFormat: ImportFormat = {
  columns: [
    { name: 'name', required: true },
    { name: 'open' },
    { name: 'strategy' },
    { name: 'priority' },
    { name: 'ring_timeout_s' },
    { name: 'ring_together_max' },
    { name: 'wrap_up_s' },
    { name: 'wrap_up_required' },
    { name: 'ageing_per_minute' },
    { name: 'service_level_percent' },
    { name: 'service_level_s' },
  ],
  nameColumn: 'name',
  rowsMax: 500,
  load: async (db) => {
    const queues = (await listQueues(db)).filter(({ archivedAt }) => archivedAt === null);
    return new Map(
      queues.map((queue) => [
        queue.name,
        {
          name: queue.name,
          open: yesNo(queue.open),
          strategy: queue.strategy,
          priority: String(queue.priority),
          ring_timeout_s: String(queue.ringTimeoutMs / 1_000),
          ring_together_max: String(queue.ringTogetherMax),
          wrap_up_s: queue.wrapUpMs === null ? unlimited : String(queue.wrapUpMs / 1_000),
          wrap_up_required: yesNo(queue.wrapUpRequired),
          ageing_per_minute: String(queue.ageingPerMinute),
          service_level_percent: String(Math.round(queue.serviceLevelTarget * 1_000) / 10),
          service_level_s: String(queue.serviceLevelMs / 1_000),
        },
      ]),
    );
  },
  keyOf: ({ name = '' }) => name,
  writeAll: async (tx, rows, { actor }, tell) => {
    const ids = new Map((await listQueues(tx)).map(({ id, name }) => [name, id]));
    const columnOf = (field: string) => columnOfField[field] ?? null;
    await writeRows(tx, rows, tell, columnOf, ({ key, cells, before }, inner) =>
      before === null
        ? createQueue(inner, actor, { ...readQueue(cells), name: key })
        : updateQueue(inner, actor, ids.get(key) ?? '', readQueue(cells)),
    );
  },
  removeAll: async (tx, names, { actor }, tell) => {
    const ids = new Map((await listQueues(tx)).map(({ id, name }) => [name, id]));
    await removeEach(tx, names, tell, (name, inner) => setQueueArchived(inner, actor, ids.get(name) ?? '', true));
  },
};

/** In place of a number: as long as the agent wants. */
const unlimited = 'unlimited';

/** What the cells say; a column that is not there, or a cell that is empty, says nothing. */
function readQueue(cells: Cells): Partial<QueueInput> {
  const read = <Value>(column: string, reader: (column: string, cell: string) => Value, field: keyof QueueInput) => {
    const cell = cells[column];
    return cell === undefined || cell === '' ? {} : { [field]: reader(column, cell) };
  };
  const seconds = (column: string, cell: string) => Math.round(readNumber(column, cell) * 1_000);
  return {
    ...read('open', readYesNo, 'open'),
    ...read('strategy', (column, cell) => readOneOf(column, cell, strategies), 'strategy'),
    ...read('priority', readNumber, 'priority'),
    ...read('ring_timeout_s', seconds, 'ringTimeoutMs'),
    ...read('ring_together_max', readNumber, 'ringTogetherMax'),
    ...read(
      'wrap_up_s',
      (column, cell) => (cell.toLowerCase() === unlimited ? null : seconds(column, cell)),
      'wrapUpMs',
    ),
    ...read('wrap_up_required', readYesNo, 'wrapUpRequired'),
    ...read('ageing_per_minute', readNumber, 'ageingPerMinute'),
    ...read(
      'service_level_percent',
      (column, cell) => readNumber(column, cell.replace('%', '')) / 100,
      'serviceLevelTarget',
    ),
    ...read('service_level_s', seconds, 'serviceLevelMs'),
  };
}
