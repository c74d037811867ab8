import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';

/** What a test has to know of a running studio. */
export interface StudioAccess {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  /** The path of Chromium. */
  readonly browserPath: string;
}

/** A browser with a microphone that needs no person, in English and on one screen size: texts and places are then known. */
export class StudioBrowser {
  readonly errors: string[] = [];

  private constructor(
    private readonly browser: Browser,
    readonly context: BrowserContext,
    readonly page: Page,
    readonly access: StudioAccess,
  ) {
    page.on('pageerror', (error) => this.errors.push(error.message));
  }

  /** Signs in. */
  static async open(access: StudioAccess): Promise<StudioBrowser> {
    const browser = await chromium.launch({
      executablePath: access.browserPath,
      args: [
        '--no-sandbox',
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        '--allow-loopback-in-peer-connection',
        '--autoplay-policy=no-user-gesture-required',
      ],
    });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    await context.addCookies([{ name: 'patchbay_locale', value: 'en', url: access.url }]);
    const page = await context.newPage();
    const studio = new StudioBrowser(browser, context, page, access);
    await page.goto(`${access.url}/sign-in`);
    await page.locator('input[name="email"]').fill(access.email);
    await page.locator('input[name="password"]').fill(access.password);
    await page.locator('button[type="submit"]').click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    return studio;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
