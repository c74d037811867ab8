import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createPinoLog } from './pino-log.ts';

const sources = fileURLToPath(new URL('../..', import.meta.url));

/** Names under which this program carries what a caller is, says or types. */
const personal = [
  'arrival',
  'body',
  'call',
  'callerId',
  'callerName',
  'callerNumber',
  'calledNumber',
  'command',
  'destination',
  'detail',
  'digit',
  'digits',
  'event',
  'facts',
  'headers',
  'input',
  'name',
  'number',
  'run',
  'text',
  'url',
  'value',
  'variables',
] as const;

/** Log calls with all their arguments, brackets counted. */
function logCallsIn(source: string): string[] {
  const calls: string[] = [];
  for (const match of source.matchAll(/\blog\s*\.\s*(?:debug|info|warn|error|with)\s*\(/g)) {
    let depth = 1;
    let at = match.index + match[0].length;
    for (; depth > 0 && at < source.length; at += 1) {
      if (source[at] === '(') depth += 1;
      else if (source[at] === ')') depth -= 1;
    }
    calls.push(source.slice(match.index, at));
  }
  return calls;
}

/** The argument list without strings and without what stands under `pii`. */
function outsidePii(call: string): string {
  return call.replace(/'(?:[^'\\]|\\.)*'/g, "''").replace(/\bpii:\s*\{[^{}]*\}/g, 'pii');
}

const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
);

describe('personal data stands in a log only under pii', () => {
  test('the scan finds the log calls of this program', () => {
    const all = files.flatMap((path) => logCallsIn(readFileSync(join(sources, path), 'utf8')));
    expect(all.length).toBeGreaterThan(20);
  });

  test.each(files)('%s', (path) => {
    for (const call of logCallsIn(readFileSync(join(sources, path), 'utf8'))) {
      const open = outsidePii(call);
      for (const name of personal) {
        // As a key, as a shorthand property, or spread: `{ number: … }`, `{ number }`, `...call`. `command: x.type` is a word of ours.
        const found = new RegExp(`[{,]\\s*(?:\\.\\.\\.)?${name}\\s*(?=[,}]|:(?!\\s*command\\.type))`).exec(open);
        expect(found?.[0], `${path}: ${call}`).toBeUndefined();
      }
      // A text put together from values hides what is in it.
      expect(open, `${path}: the message must be a fixed text`).not.toMatch(/^log\s*\.\s*\w+\s*\(\s*`/);
    }
  });
});

describe('what is written', () => {
  const write = (showPii: boolean) => {
    const lines: string[] = [];
    const log = createPinoLog({ level: 'info', showPii, destination: { write: (line: string) => lines.push(line) } });
    return { log, lines };
  };

  test('pii is left out as a whole unless it is asked for', () => {
    const hidden = write(false);
    hidden.log.with({ runId: 'r1' }).info('a call', { pii: { callerNumber: '+49301234567' } });
    expect(hidden.lines.join('')).not.toContain('301234567');
    expect(hidden.lines.join('')).toContain('"runId":"r1"');
    const shown = write(true);
    shown.log.info('a call', { pii: { callerNumber: '+49301234567' } });
    expect(shown.lines.join('')).toContain('301234567');
  });

  test('an error of the database keeps its code and loses the values of the query', () => {
    const { log, lines } = write(false);
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (number)=(+49301234567)',
      parameters: ['+49301234567'],
      query: 'insert',
    });
    log.error('it failed', { error });
    expect(lines.join('')).toContain('23505');
    expect(lines.join('')).not.toContain('301234567');
  });
});
