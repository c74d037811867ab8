import { createFlow } from '@patchbay/records';
import { largeFlow } from '../../apps/studio/e2e/large-flow.ts';
import {
  dragStep,
  measurable,
  openAnew,
  openFromList,
  openPlain,
  plainPage,
} from '../../apps/studio/e2e/measure-canvas.ts';
import { SignedInProduct } from '../../apps/studio/e2e/signed-in-product.ts';
import { median, milliseconds, printTable } from './table.ts';

const many = 2_000;
const usual = 500;
const rounds = 5;
const dragSteps = 60;

/** How long 2,000 nodes take to be seen, and what dragging costs among 500: the studio's canvas beside React Flow as it comes. */
export async function canvasSection(): Promise<void> {
  const signedIn = await SignedInProduct.start();
  try {
    for (const count of [many, usual]) {
      const actor = { id: null, name: 'Benchmark' };
      await createFlow(signedIn.product.db, actor, { id: `large-${count}`, ...largeFlow(count) });
    }
    const { page } = signedIn;
    await measurable(page);
    const plain = await plainPage(signedIn);
    const taken = { list: [] as number[], anew: [] as number[], plain: [] as number[], culled: [] as number[] };
    // The first round only warms up: what the browser has to fetch and compile once is not the canvas's.
    for (let round = 0; round <= rounds; round += 1) {
      const list = await openFromList(signedIn, `${many} nodes`);
      const anew = await openAnew(signedIn, `large-${many}`);
      const whole = await openPlain(plain, many, false);
      const culled = await openPlain(plain, many, true);
      if (round === 0) continue;
      taken.list.push(list);
      taken.anew.push(anew);
      taken.plain.push(whole);
      taken.culled.push(culled);
    }
    await openAnew(signedIn, `large-${usual}`);
    await page.getByTitle('Zoom to 100 %').click();
    await openPlain(plain, usual, false);
    const steps = { studio: [] as number[], plain: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      steps.studio.push(await dragStep(page, dragSteps));
      steps.plain.push(await dragStep(plain, dragSteps));
    }
    const ratio = (others: readonly number[]) =>
      `x${median(taken.list.map((figure, round) => figure / (others[round] ?? Number.NaN))).toFixed(2)}`;
    printTable(`A canvas of ${many} nodes`, [
      { what: 'opened from the list of flows', measured: milliseconds(median(taken.list)), target: 'under 2,000 ms' },
      { what: 'the page loaded anew', measured: milliseconds(median(taken.anew)), target: 'under 2,000 ms' },
      { what: 'plain React Flow, mounting alone', measured: milliseconds(median(taken.plain)), target: '' },
      { what: 'the same, drawing what is in sight', measured: milliseconds(median(taken.culled)), target: '' },
      { what: 'from the list, over plain React Flow', measured: ratio(taken.plain), target: 'at most x1.00' },
      { what: 'over one that draws what is in sight', measured: ratio(taken.culled), target: '' },
      {
        what: `a step of a drag among ${usual}`,
        measured: milliseconds(median(steps.studio)),
        target: 'under 16.7 ms, a frame',
      },
      { what: 'the same in plain React Flow', measured: milliseconds(median(steps.plain)), target: '' },
    ]);
  } finally {
    await signedIn.stop();
  }
}
