import { Call } from '@patchbay/tools/sip';

export const greetingHz = 440;
export const confirmationHz = 880;
const answerTimeoutMs = 20_000;
const promptTimeoutMs = 10_000;

/** How one call of the one-key menu went. */
export type IvrOutcome = { readonly served: true; readonly keyToPromptMs: number } | { readonly served: false };

/** Calls the menu, hears its greeting, presses 1, hears the confirmation and waits to be hung up. */
export async function callIvr(port: number, number: string): Promise<IvrOutcome> {
  const call = await Call.place({ port, number });
  try {
    await within(call.answered, answerTimeoutMs);
    await call.heard.nextTone(greetingHz, promptTimeoutMs);
    const confirmation = call.heard.nextTone(confirmationHz, promptTimeoutMs);
    const pressedAt = await call.press('1');
    const { atMs } = await confirmation;
    const end = await within(call.ended, promptTimeoutMs);
    return end.by === 'them' ? { served: true, keyToPromptMs: atMs - pressedAt } : { served: false };
  } catch {
    // Which of the steps failed does not matter: this caller was not served.
    void call.hangUp();
    return { served: false };
  }
}

/** Makes calls one after another on several lines. */
export async function callIvrOften(port: number, number: string, calls: number, lines: number): Promise<IvrOutcome[]> {
  const outcomes: IvrOutcome[] = [];
  let begun = 0;
  const line = async () => {
    while (begun < calls) {
      begun += 1;
      outcomes.push(await callIvr(port, number));
    }
  };
  await Promise.all(Array.from({ length: lines }, line));
  return outcomes;
}

function within<T>(promise: Promise<T>, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Nothing within ${timeoutMs} ms`)), timeoutMs);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
