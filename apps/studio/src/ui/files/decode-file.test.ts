import { describe, expect, it } from 'vitest';
import { decodeFile } from './decode-file';

describe('a file from a spreadsheet', () => {
  it('is read in UTF-8, UTF-16 and GB18030', () => {
    expect(decodeFile(new TextEncoder().encode('技能'))).toBe('技能');
    expect(decodeFile(Uint8Array.from([0xff, 0xfe, 0x80, 0x62]))).toBe('技');
    expect(decodeFile(Uint8Array.from([0xfe, 0xff, 0x62, 0x80]))).toBe('技');
    expect(decodeFile(Uint8Array.from([0xbc, 0xbc, 0xc4, 0xdc]))).toBe('技能');
  });

  it('is refused where it is no text', () => {
    expect(decodeFile(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toBeNull();
  });
});
