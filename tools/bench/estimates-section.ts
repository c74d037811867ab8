import { queueCases, simulateEstimates } from '../../packages/routing/test/queue-simulation.ts';
import { simulateShared } from '../../packages/routing/test/shared-simulation.ts';
import { printTable } from './table.ts';

const served = 400_000;
const sharedArrivals = 60_000;

const sharedCases = [
  { name: '5 + 5 agents, 20 shared', agents: { first: 5, both: 20, second: 5 }, load: [30, 6], firstPriority: 0 },
  { name: '10 + 10, 10 shared', agents: { first: 10, both: 10, second: 10 }, load: [18, 18], firstPriority: 0 },
  {
    name: '10 + 10, 10 shared, the other goes first',
    agents: { first: 10, both: 10, second: 10 },
    load: [18, 18],
    firstPriority: 1,
  },
] as const;

/**
 * How wrong each estimator is over the published queues, all of them asked about the same callers in one run: ours, which
 * learns; the best possible, which knows the rates; the delay of the last to enter service; app_queue as it announces.
 */
export function estimatesSection(): void {
  const rows = queueCases.map((queue) => {
    const { learnt, known, lastToEnter, announced, meanWaitS } = simulateEstimates(queue, served, 7);
    const percent = (error: number) => `${((100 * Math.sqrt(error)) / meanWaitS).toFixed(1)} %`;
    const beside = `${percent(learnt)}, best possible ${percent(known)}, last to enter ${percent(lastToEnter)}, app_queue ${percent(announced)}`;
    const ratio = (error: number) => (learnt / error).toFixed(2);
    return {
      what: `${queue.name}: ${beside}`,
      measured: `x${ratio(lastToEnter)}, x${ratio(announced)}`,
      target: `x0.50, x${queue.agents === 5 ? '0.66' : '0.45'}`,
    };
  });
  printTable('Error of the estimated wait; its square over last to enter, over app_queue', rows);
  const shared = sharedCases.map((shape) => {
    const { learnt, inFull, lastToEnter } = simulateShared(shape, sharedArrivals, 7);
    return {
      what: shape.name,
      measured: `x${(learnt / inFull).toFixed(2)}, x${(learnt / lastToEnter).toFixed(2)}`,
      target: '',
    };
  });
  printTable('Shared agents: squared error over counting them in full, over last to enter', shared);
}
