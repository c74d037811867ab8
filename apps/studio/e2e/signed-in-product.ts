import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ensureChromium, type StackPart } from '../../../tools/stack/src/index.ts';
import { Product } from '../../../tools/system/product.ts';
import { StudioBrowser } from './studio-browser.ts';

interface Credentials {
  readonly admin: { readonly email: string; readonly password: string };
  readonly agents: readonly { readonly name: string; readonly email: string; readonly password: string }[];
}

const withoutTelephones = ['postgres', 'redis', 'studio'] as const;
/** What a call needs, and a browser beside it. */
export const withTelephones = ['postgres', 'redis', 'asterisk', 'espeak', 'runtime', 'studio'] as const;

/** The built product, and a browser in which the administrator is signed in. */
export class SignedInProduct {
  private constructor(
    readonly product: Product,
    readonly studio: StudioBrowser,
    private readonly credentials: Credentials,
  ) {}

  static async start(parts: readonly StackPart[] = withoutTelephones): Promise<SignedInProduct> {
    const product = await Product.start({ parts });
    const credentials = JSON.parse(readFileSync(join(product.stack.home, 'credentials.json'), 'utf8')) as Credentials;
    const access = { url: product.stack.studioUrl, ...credentials.admin, browserPath: await ensureChromium() };
    return new SignedInProduct(product, await StudioBrowser.open(access), credentials);
  }

  get page(): Page {
    return this.studio.page;
  }

  get url(): string {
    return this.product.stack.studioUrl;
  }

  open(path: string) {
    return this.page.goto(`${this.url}${path}`);
  }

  /** Another browser, in which somebody of the demo centre is signed in. */
  async another(name: string): Promise<StudioBrowser> {
    const person = this.credentials.agents.find((agent) => agent.name === name);
    if (person === undefined) throw new Error(`Nobody of the demo centre is called ${name}`);
    const { email, password } = person;
    return await StudioBrowser.open({ ...this.studio.access, email, password });
  }

  async stop(): Promise<void> {
    await this.studio.close();
    await this.product.stop();
  }
}
