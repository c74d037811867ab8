export { MediaStores, type StoreName } from './media-stores.ts';
export { peaksOf } from './peaks.ts';
export { openMediaStores } from './storage-environment.ts';
export { StorageError, type StorageErrorCode } from './storage-error.ts';
export { bytesSource } from './stored-source.ts';
