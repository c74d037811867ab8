export { DiskStorage } from './disk-storage.ts';
export type { ByteRange, ObjectStorage, StoredSource } from './object-storage.ts';
export { type S3Settings, S3Storage } from './s3-storage.ts';
export { StorageError, type StorageErrorCode } from './storage-error.ts';
export { bytesSource, fileSource } from './stored-source.ts';
