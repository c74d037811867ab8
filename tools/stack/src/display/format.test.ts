import { expect, it } from 'vitest';
import { describeInstall, formatElapsed } from './format.ts';

it.each([
  [420, '0.4 s'],
  [59_940, '59.9 s'],
  [59_960, '1 min 00 s'],
  [125_000, '2 min 05 s'],
])('%i ms is %s', (elapsedMs, text) => {
  expect(formatElapsed(elapsedMs)).toBe(text);
});

it('a download tells percent and megabytes', () => {
  const progress = {
    tool: 'asterisk',
    step: 'download',
    percent: 41.7,
    bytesDone: 46_400_000,
    bytesTotal: 111_300_000,
  } as const;
  expect(describeInstall(progress)).toBe('downloading, 41 % (46.4 of 111.3 MB)');
});
