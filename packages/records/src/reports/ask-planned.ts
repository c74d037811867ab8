import type { Database } from '@patchbay/drizzle';
import { type CountNeed, countKey } from '@patchbay/reports';
import { askCounts, type CountedRow, type CountQuestion } from './ask-counts.ts';
import type { CountClock } from './count-relation.ts';

/**
 * As `askCounts`, of those agents alone who were planned to work in the span where that is asked for. In most centres that is everybody, which
 * is found out first: then nothing has to be read for each agent.
 */
export async function askPlanned(
  db: Database,
  question: CountQuestion,
  clock: CountClock,
  rowsMax: number,
): Promise<CountedRow[]> {
  if (!question.needs.some(({ ofPlanned }) => ofPlanned === true)) return await askCounts(db, question, clock, rowsMax);
  const unplanned = await agentsWithoutPlan(db, question, clock);
  const resolved = question.needs.map((need) => ({ need, asked: leavingOut(need, unplanned) }));
  const found = await askCounts(db, { ...question, needs: resolved.map(({ asked }) => asked) }, clock, rowsMax);
  return found.map(({ key, sums }) => ({
    key,
    sums: Object.fromEntries(resolved.map(({ need, asked }) => [countKey(need), sums[countKey(asked)] ?? 0])),
  }));
}

function leavingOut({ ofPlanned, ...need }: CountNeed, agents: readonly string[]): CountNeed {
  if (ofPlanned !== true || agents.length === 0) return need;
  return { ...need, where: [...(need.where ?? []), { dimension: 'agent', values: [...agents], except: true }] };
}

/** Agents of whom something is logged in the span, and nothing planned. */
async function agentsWithoutPlan(db: Database, question: CountQuestion, clock: CountClock): Promise<string[]> {
  const agentsOf = async (source: 'state' | 'plan') => {
    const byAgent = {
      ...question,
      source,
      needs: [{ source, count: 'ms' }],
      dimensions: ['agent'],
      filters: [],
    } as const;
    const rows = await askCounts(db, byAgent, clock, Number.MAX_SAFE_INTEGER - 1);
    return rows.flatMap(({ key: [agent = ''], sums }) => ((sums[`${source}.ms`] ?? 0) > 0 ? [agent] : []));
  };
  const planned = new Set(await agentsOf('plan'));
  return (await agentsOf('state')).filter((agent) => !planned.has(agent));
}
