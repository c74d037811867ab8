import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import en from './messages/en.json';
import zh from './messages/zh.json';

const sources = ['../../../../packages/records/src', '..', '../../../runtime/src'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
);

/** As they stand beside `action:` or `audit:` wherever an entry is written. */
const actions = new Set(
  sources.flatMap((source) =>
    readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .flatMap((file) => {
        const text = readFileSync(join(source, file), 'utf8');
        return [...text.matchAll(/\b(?:action|audit): '([a-z_]+\.[a-z_]+)'/g)].map(([, action]) => action ?? '');
      }),
  ),
);

function wordsOf(messages: unknown, action: string): unknown {
  return action.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], messages);
}

describe('the audit log', () => {
  it('has words in both languages for everything that is written there', () => {
    expect(actions.size).toBeGreaterThan(100);
    const nameless = [...actions].filter(
      (action) => typeof wordsOf(en.actions, action) !== 'string' || typeof wordsOf(zh.actions, action) !== 'string',
    );
    expect(nameless).toEqual([]);
  });
});
