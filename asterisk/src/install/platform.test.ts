import { expect, it } from 'vitest';
import { cacheDirOf, platformOf } from './platform.ts';

it('folders and loader follow the processor', () => {
  expect(platformOf('linux', 'x64')).toEqual({
    debianArch: 'amd64',
    multiarch: 'x86_64-linux-gnu',
    loader: 'ld-linux-x86-64.so.2',
  });
  expect(platformOf('linux', 'arm64')).toEqual({
    debianArch: 'arm64',
    multiarch: 'aarch64-linux-gnu',
    loader: 'ld-linux-aarch64.so.1',
  });
});

it.each([
  ['darwin', 'arm64'],
  ['win32', 'x64'],
  ['linux', 'riscv64'],
])('%s on %s is told about containers and parts of its own', (system, processor) => {
  expect(() => platformOf(system, processor)).toThrow(/docker run.*ARI_URL/);
});

it('the cache folder follows XDG_CACHE_HOME', () => {
  expect(cacheDirOf({ XDG_CACHE_HOME: '/var/cache/me' })).toBe('/var/cache/me/patchbay');
  expect(cacheDirOf({ XDG_CACHE_HOME: '' })).toMatch(/\/\.cache\/patchbay$/);
});
