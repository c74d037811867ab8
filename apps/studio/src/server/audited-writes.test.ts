import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'),
);
const writes = /\b(?:db|tx|database\(\))\s*\.(?:insert|update|delete)\(/;

/** Writes that belong to a change which their caller audits. */
const partsOfChanges = new Set(['people/one-time-password.ts']);

describe('whatever the studio writes into the database', () => {
  it.each(files.filter((file) => writes.test(readFileSync(join(source, file), 'utf8'))))(
    '%s writes inside the one audit writer',
    (file) => {
      if (partsOfChanges.has(file)) return;
      const text = readFileSync(join(source, file), 'utf8');
      expect(text).toMatch(/import \{[^}]*\baudited\b[^}]*\} from '@patchbay\/records'/);
      expect(text).not.toMatch(/\b(?:ctx\.db|database\(\))\s*\.(?:insert|update|delete)\(/);
    },
  );
});
