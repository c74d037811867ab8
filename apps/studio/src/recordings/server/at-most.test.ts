import { expect, it } from 'vitest';
import { atMost } from './at-most';

it('waits for work until it is over, and no longer than it is let', async () => {
  let done = false;
  const work = async () => {
    await Promise.resolve();
    done = true;
  };
  await atMost(work(), 60_000);
  expect(done).toBe(true);
  await expect(atMost(new Promise(() => undefined), 1)).resolves.toBeUndefined();
});
