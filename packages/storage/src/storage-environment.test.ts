import { describe, expect, it } from 'vitest';
import { readS3Settings } from './storage-environment.ts';

const whole = {
  S3_ENDPOINT: 'https://s3.example.com',
  S3_BUCKET: 'calls',
  S3_ACCESS_KEY_ID: 'key',
  S3_SECRET_ACCESS_KEY: 'secret',
};

describe('the S3 service of an environment', () => {
  it('is none where nothing of it is named', () => {
    expect(readS3Settings({ PATH: '/bin', S3_BUCKET: '' })).toBeNull();
  });

  it('has the usual ways where nothing else is said', () => {
    expect(readS3Settings(whole)).toEqual({
      endpoint: 'https://s3.example.com',
      region: 'us-east-1',
      bucket: 'calls',
      prefix: '',
      accessKeyId: 'key',
      secretAccessKey: 'secret',
      pathStyle: true,
    });
  });

  it('says what is missing or wrong, and no secret', () => {
    const wrong = { ...whole, S3_BUCKET: '', S3_PREFIX: 'no-slash', S3_ENDPOINT: 'ftp://x' };
    expect(() => readS3Settings(wrong)).toThrow(
      /S3_ENDPOINT: must be an address[\s\S]*S3_BUCKET[\s\S]*S3_PREFIX: must be empty/,
    );
    expect(() => readS3Settings(wrong)).not.toThrow(/secret/);
  });
});
