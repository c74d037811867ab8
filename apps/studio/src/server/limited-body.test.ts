import { describe, expect, it } from 'vitest';
import { readLimitedText } from './limited-body';

describe('a body with a limit', () => {
  /** Sends one part after another and never ends, as somebody would who wants the server to run out of memory. */
  function endless(): { request: Request; sent: () => number } {
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        controller.enqueue(new Uint8Array(1_000));
      },
    });
    const options = { method: 'POST', body, duplex: 'half' };
    return { request: new Request('http://studio.test/', options), sent: () => sent };
  }

  it('is read whole when it fits, also where a part ends inside a letter', async () => {
    const bytes = new TextEncoder().encode('总机');
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(bytes.slice(0, 2));
        controller.enqueue(bytes.slice(2));
        controller.close();
      },
    });
    const options = { method: 'POST', body, duplex: 'half' };
    expect(await readLimitedText(new Request('http://studio.test/', options), 6)).toBe('总机');
  });

  it('is given up when it does not end', async () => {
    const { request, sent } = endless();
    await expect(readLimitedText(request, 10_000)).rejects.toMatchObject({ code: 'body_too_large' });
    expect(sent()).toBeLessThan(20);
  });

  it('may be absent', async () => {
    expect(await readLimitedText(new Request('http://studio.test/'), 10)).toBe('');
  });
});
