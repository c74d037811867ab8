import type { NodeExample } from '../testing/node-example.ts';

export const waitMusicExample: NodeExample = {
  title: 'half a minute, with a way out',
  config: { durationMs: 30_000, keys: [{ key: '1', label: 'Call me back' }, { key: '*' }] },
};
