import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import { largeFlow } from './large-flow.ts';
import type { PlainFlow } from './plain-canvas.ts';
import type { SignedInProduct } from './signed-in-product.ts';

declare global {
  interface Window {
    /** Begins something and resolves once boxes can be seen and the browser has nothing left to do for them, in milliseconds. */
    untilDrawn(begin: () => void): Promise<number>;
    drawPlain(flow: PlainFlow): void;
  }
}

const watch = `
  window.untilDrawn = (begin) => new Promise((resolve) => {
    const from = performance.now();
    const seen = (box) => getComputedStyle(box).visibility === 'visible';
    const look = () => requestAnimationFrame(() => {
      if (![...document.querySelectorAll('.react-flow__node')].some(seen)) look();
      else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
    });
    begin();
    look();
  });
`;

/** Measures from now on in every page that is opened. */
export async function measurable(page: Page): Promise<void> {
  await page.addInitScript(watch);
}

/** From the click on a flow in the list of flows until it is drawn, in milliseconds. */
export async function openFromList({ page, url }: SignedInProduct, name: string): Promise<number> {
  await page.bringToFront();
  await page.goto(`${url}/flows`);
  const link = page.getByRole('link', { name, exact: true });
  await link.waitFor();
  await page.waitForLoadState('networkidle');
  return await link.evaluate((element) => window.untilDrawn(() => (element as HTMLElement).click()));
}

/** From asking for the page itself until the flow is drawn, in milliseconds. */
export async function openAnew({ page, url }: SignedInProduct, flowId: string): Promise<number> {
  await page.bringToFront();
  await page.goto(`${url}/flows/${flowId}`);
  await page.evaluate(() => window.untilDrawn(() => undefined));
  return await page.evaluate(() => performance.now());
}

/** A page with nothing but React Flow in it, as it comes. */
export async function plainPage(signedIn: SignedInProduct): Promise<Page> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('./plain-canvas.ts', import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const style = createRequire(import.meta.url).resolve('@xyflow/react/dist/style.css');
  const page = await signedIn.studio.context.newPage();
  await page.setContent('<!doctype html><title>React Flow</title>');
  await page.addStyleTag({ path: style });
  await page.addScriptTag({ content: `${watch}${bundle.outputFiles[0]?.text ?? ''}` });
  return page;
}

/** The same boxes, names and edges in plain React Flow: from mounting it until it is drawn, in milliseconds. */
export async function openPlain(page: Page, nodeCount: number, culled: boolean): Promise<number> {
  const { document: flow, layout } = largeFlow(nodeCount);
  const plain: PlainFlow = {
    nodes: flow.nodes.map(({ id, name }) => ({
      id,
      position: layout.nodes[id] ?? { x: 0, y: 0 },
      data: { label: name },
    })),
    edges: flow.edges.map(({ from, to }) => ({ id: `${from.node}>${to}`, source: from.node, target: to })),
    culled,
  };
  await page.bringToFront();
  return await page.evaluate((given) => window.untilDrawn(() => window.drawPlain(given)), plain);
}

/** What the main thread does for one step of dragging a box, in milliseconds of script, style and layout. */
export async function dragStep(page: Page, steps: number): Promise<number> {
  await page.bringToFront();
  const card = page.locator('.react-flow__node').nth(2);
  const box = await card.boundingBox();
  if (!box) throw new Error('The box is not drawn');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const counted = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'];
    return metrics.filter(({ name }) => counted.includes(name)).reduce((sum, { value }) => sum + value * 1_000, 0);
  };
  const grip = { x: box.x + box.width / 2, y: box.y + 12 };
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x + 20, grip.y + 20, { steps: 4 });
  const before = await busy();
  await page.mouse.move(grip.x + 140, grip.y + 120, { steps: steps / 2 });
  // Back to where it was: the next drag finds it there.
  await page.mouse.move(grip.x, grip.y, { steps: steps / 2 });
  const spent = (await busy()) - before;
  await page.mouse.up();
  await session.detach();
  return spent / steps;
}
