import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const format = 'v1';
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** A base64 secret of 32 bytes; of several, the first seals and all of them unseal, so that a key can be replaced. */
export type SealingSecret = string | readonly string[];

export class SealError extends Error {
  constructor(
    readonly code: 'invalid_secret' | 'unknown_key' | 'damaged',
    message: string,
  ) {
    super(message);
    this.name = 'SealError';
  }
}

interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}

const keysBySecret = new Map<string, Key>();

function keyOf(secret: string): Key {
  const known = keysBySecret.get(secret);
  if (known) return known;
  const bytes = Buffer.from(secret, 'base64');
  if (bytes.length !== keyBytes) {
    throw new SealError(
      'invalid_secret',
      `the sealing secret has ${bytes.length} bytes; it must be 32 bytes in base64`,
    );
  }
  const key = { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
  keysBySecret.set(secret, key);
  return key;
}

function secretsOf(secret: SealingSecret): readonly string[] {
  return typeof secret === 'string' ? [secret] : secret;
}

/**
 * Encrypts with AES-256-GCM. The result, `v1.<key id>.<base64url of iv, tag, ciphertext>`, names the key it needs.
 * @throws SealError `invalid_secret`
 */
export function seal(text: string, secret: SealingSecret): string {
  const first = secretsOf(secret)[0];
  if (first === undefined) throw new SealError('invalid_secret', 'no sealing secret was given');
  const key = keyOf(first);
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${format}.${key.id}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/** @throws SealError `unknown_key` when another secret sealed it, `damaged` when it was changed or is not sealed text */
export function unseal(sealedText: string, secret: SealingSecret): string {
  const [version, keyId, body, ...rest] = sealedText.split('.');
  if (version !== format || !keyId || !body || rest.length > 0) {
    throw new SealError('damaged', 'this is not text that was sealed here');
  }
  const key = secretsOf(secret)
    .map(keyOf)
    .find((one) => one.id === keyId);
  if (!key) throw new SealError('unknown_key', `sealed with key ${keyId}, which is not among the secrets given`);
  const bytes = Buffer.from(body, 'base64url');
  if (bytes.length < ivBytes + tagBytes) throw new SealError('damaged', 'sealed text is too short');
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
  } catch (error) {
    throw new SealError(
      'damaged',
      `sealed text was changed: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
