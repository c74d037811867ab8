import { StorageError } from './storage-error.ts';

const keyForm = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/;
const keyLengthMax = 512;

/** @throws StorageError `key_invalid` for what could lead out of where files are kept */
export function checkKey(key: string): string {
  if (key.length <= keyLengthMax && keyForm.test(key)) return key;
  throw new StorageError('key_invalid', `not a key: ${JSON.stringify(key.slice(0, 100))}`);
}
