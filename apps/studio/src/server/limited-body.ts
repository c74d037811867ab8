import { flowLimits } from '@patchbay/flow-schema';
import { PublicError } from './public-error';

/** A flow file of the largest size, escaped once more as JSON text. */
export const jsonBytesMax = flowLimits.documentBytesMax * 2;

/**
 * The body of a request as text. Reads no further than the limit, whatever the sender says of the length.
 * @throws PublicError `body_too_large`
 */
export async function readLimitedText(request: Request, bytesMax: number): Promise<string> {
  return new TextDecoder().decode(await readLimitedBytes(request, bytesMax));
}

/** @throws PublicError `body_too_large` */
export async function readLimitedBytes(request: Request, bytesMax: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > bytesMax) {
      await reader?.cancel();
      throw new PublicError('PAYLOAD_TOO_LARGE', 'body_too_large', {
        en: `The body may have ${bytesMax} bytes at most.`,
        zh: `请求体不得超过 ${bytesMax} 字节。`,
      });
    }
    parts.push(part.value);
  }
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
