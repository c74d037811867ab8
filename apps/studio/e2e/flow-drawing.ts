import { expect, type Locator, type Page } from '@playwright/test';

/** The editor of one flow as a person handles it. */
export class FlowDrawing {
  constructor(readonly page: Page) {}

  /** A new flow with nothing but its start, open in the editor. Returns its id. */
  async create(studioUrl: string, name: string): Promise<string> {
    await this.page.goto(`${studioUrl}/flows`);
    await this.page.getByRole('button', { name: 'New flow' }).first().click();
    await this.page.getByLabel('Name', { exact: true }).fill(name);
    await this.page.getByRole('button', { name: 'Create' }).click();
    await this.card('Start').waitFor();
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }

  card(name: string): Locator {
    return this.page.locator('.react-flow__node').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  port(card: string, label: string): Locator {
    return this.card(card).locator(`[aria-label="Port ${label}: drag to connect"]`);
  }

  /** From the palette onto the canvas, so many pixels from its upper left corner. */
  async drag(type: string, place: { x: number; y: number }): Promise<void> {
    const pane = this.page.locator('.react-flow__pane');
    await this.page.locator(`[data-node-type="${type}"]`).dragTo(pane, { targetPosition: place });
  }

  /** Draws an edge from a port onto a card by mouse. */
  async connect(from: string, port: string, to: string): Promise<void> {
    await this.pull(from, port, await centre(this.card(to)));
  }

  /** Lets an edge go over the empty canvas and chooses what is to stand there. */
  async connectNew(from: string, port: string, place: { x: number; y: number }, words: string): Promise<void> {
    const pane = await this.page.locator('.react-flow__pane').boundingBox();
    await this.pull(from, port, { x: (pane?.x ?? 0) + place.x, y: (pane?.y ?? 0) + place.y });
    await this.choose(words);
  }

  /** Types into the list that has the keyboard and takes the first choice. */
  async choose(words: string): Promise<void> {
    const field = this.page.locator('input[role="combobox"]:focus');
    await field.waitFor();
    await field.pressSequentially(words);
    await field.press('Enter');
  }

  private async pull(from: string, port: string, to: { x: number; y: number }): Promise<void> {
    const start = await centre(this.port(from, port));
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 12 });
    await this.page.mouse.up();
  }

  /** The text a caller hears at a node. */
  async say(card: string, text: string): Promise<void> {
    await this.card(card).click();
    const field = this.page.getByRole('textbox', { name: /^Text in / }).first();
    await field.fill(text);
  }

  async edges(): Promise<number> {
    return await this.page.locator('.react-flow__edge').count();
  }

  /** Waits until a card has the keyboard. */
  async focused(card: string): Promise<void> {
    await expect(this.card(card)).toBeFocused();
  }

  async untilSaved(): Promise<void> {
    await expect(this.page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'saved', {
      timeout: 20_000,
    });
  }

  /** Publishes and gives the flow a number. */
  async publish(number: string): Promise<void> {
    await this.untilSaved();
    await this.page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Publish version/ }).click();
    await dialog.getByText(/^Version \d+ is published$/).waitFor();
    await dialog.getByLabel('Number', { exact: true }).fill(number);
    await dialog.getByRole('button', { name: 'Bind' }).click();
    await dialog.getByRole('button', { name: `Take number ${number} away` }).waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
  }
}

async function centre(place: Locator): Promise<{ x: number; y: number }> {
  // Waits until it stands still: the canvas may be moving to show something new.
  await place.hover({ trial: true });
  const box = await place.boundingBox();
  if (!box) throw new Error('What is to be pointed at is not drawn');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
