import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sourceHash } from './source-hash.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'patchbay-hash-'));
  mkdirSync(join(root, 'src/inner'), { recursive: true });
  writeFileSync(join(root, 'src/a.ts'), 'a');
  writeFileSync(join(root, 'src/inner/b.ts'), 'b');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const hash = () => sourceHash(root, ['src', 'not-there']);

it('stays the same when only times, build outputs and tests change', () => {
  const before = hash();
  utimesSync(join(root, 'src/a.ts'), 1, 1);
  mkdirSync(join(root, 'src/dist'));
  writeFileSync(join(root, 'src/dist/a.js'), 'a');
  writeFileSync(join(root, 'src/a.test.ts'), 'test');
  expect(hash()).toBe(before);
});

it('changes with a content, a name and a new file', () => {
  const seen = new Set([hash()]);
  writeFileSync(join(root, 'src/a.ts'), 'A');
  seen.add(hash());
  writeFileSync(join(root, 'src/inner/c.ts'), '');
  seen.add(hash());
  rmSync(join(root, 'src/inner/c.ts'));
  writeFileSync(join(root, 'src/inner/d.ts'), '');
  seen.add(hash());
  expect(seen.size).toBe(4);
});
