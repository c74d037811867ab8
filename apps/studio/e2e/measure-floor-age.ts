/**
 * How old a number of the floor is when it is painted: from the moment the runtime publishes it to the moment after the browser
 * has painted it, with 300 agents, 500 people waiting and a busy stream. Prints milliseconds; the limit is 250 at p99.
 *
 *   npx tsx apps/studio/e2e/measure-floor-age.ts [samples]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { agentQueues, agents, connect, users } from '@patchbay/drizzle';
import { ensureChromium, startTestStack } from '../../../tools/stack/src/index.ts';
import { agentField, contactField, queueField } from '../src/floor/store/floor-examples.ts';
import { FloorByHand } from './floor-by-hand.ts';
import { StudioBrowser } from './studio-browser.ts';

const samples = Number(process.argv[2] ?? 300);
const agentCount = 300;
const waitingCount = 500;
const queueId = 'demo-queue-sales';
/** One leaves and everyone moves up: so many whole queues are told anew per second, and so many states change. */
const movesPerSecond = 2;
const statesPerSecond = 50;
const sampleEveryMs = 60;

const stack = await startTestStack({ parts: ['postgres', 'redis', 'studio'], seed: true });
const connection = connect(stack.databaseUrl, { max: 2 });
const floor = new FloorByHand(stack.redisUrl);
const ids = Array.from({ length: agentCount }, (_, index) => `agent-${index}`);
await connection.db
  .insert(users)
  .values(ids.map((id) => ({ id, name: `Agent ${id.slice(6)}`, email: `${id}@example.test`, role: 'agent' as const })));
await connection.db.insert(agents).values(ids.map((userId) => ({ userId })));
await connection.db.insert(agentQueues).values(ids.map((userId) => ({ userId, queueId })));
const startedMs = Date.now();
const contacts = (moves: number) =>
  Array.from({ length: waitingCount }, (_, index) =>
    contactField(`call-${moves + index}`, {
      queueId,
      position: index + 1,
      sinceMs: startedMs + (moves + index) * 100,
      why: { en: `${index} ahead in this queue.`, zh: `前面还有 ${index} 人。` },
    }),
  );
await floor.set(
  queueField(queueId, { waiting: 1 }),
  ...ids.map((id, index) => agentField(id, { status: index % 3 === 0 ? 'ready' : 'talking', sinceMs: startedMs })),
  ...contacts(0),
);

const { admin } = JSON.parse(readFileSync(join(stack.home, 'credentials.json'), 'utf8')) as {
  admin: { email: string; password: string };
};
const studio = await StudioBrowser.open({ url: stack.studioUrl, ...admin, browserPath: await ensureChromium() });
const { page } = studio;
await page.goto(`${stack.studioUrl}/floor`);
await page.getByRole('listbox', { name: 'Agents' }).waitFor();
await page.evaluate(`(() => {
  const painted = window.painted = {};
  const tile = [...document.querySelectorAll('button[aria-pressed]')].find((one) => one.textContent.startsWith('Sales'));
  const seen = () => {
    const number = /(\\d{4,})waiting/.exec(tile.textContent)?.[1];
    if (number === undefined || number in painted) return;
    painted[number] = 0;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      // The first task after a frame: what was to be painted is.
      port1.onmessage = () => { painted[number] = Date.now(); };
      port2.postMessage(null);
    });
  };
  new MutationObserver(seen).observe(tile, { subtree: true, childList: true, characterData: true });
})()`);

let moves = 0;
const churn = [
  setInterval(() => {
    moves += 1;
    void floor.remove({ kind: 'contact', id: `call-${moves - 1}` });
    void floor.set(...contacts(moves));
  }, 1_000 / movesPerSecond),
  setInterval(() => {
    const id = ids[Math.floor(Math.random() * agentCount)] ?? '';
    void floor.set(agentField(id, { status: Math.random() < 0.5 ? 'ready' : 'talking', sinceMs: Date.now() }));
  }, 1_000 / statesPerSecond),
];
await wait(2_000);
const published = new Map<string, number>();
for (let sample = 0; sample < samples; sample += 1) {
  const waiting = 10_000 + sample;
  published.set(String(waiting), Date.now());
  await floor.set(queueField(queueId, { waiting }));
  await wait(sampleEveryMs * (0.5 + Math.random()));
}
await wait(2_000);
for (const timer of churn) clearInterval(timer);
const painted = (await page.evaluate('window.painted')) as Record<string, number>;

// A number that a newer one replaced before it was painted was as old as the newer one when that was painted.
const numbers = [...published.keys()];
const ages = numbers.map((number, index) => {
  const shown = numbers.slice(index).find((one) => (painted[one] ?? 0) > 0);
  return shown === undefined ? Number.POSITIVE_INFINITY : (painted[shown] ?? 0) - (published.get(number) ?? 0);
});
ages.sort((a, b) => a - b);
const at = (share: number) => ages[Math.min(ages.length - 1, Math.floor(ages.length * share))];
const replaced = numbers.filter((number) => (painted[number] ?? 0) === 0).length;
console.log(
  `floor age, published to painted, ${samples} samples, ${agentCount} agents, ${waitingCount} waiting, ` +
    `${movesPerSecond * waitingCount + statesPerSecond} changes/s: ` +
    `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${ages.at(-1)} ms (${replaced} replaced before they were painted)`,
);
await studio.close();
await floor.close();
await connection.close();
await stack.stop();
