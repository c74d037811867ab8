import { transform } from 'esbuild';

export type Compiled = { readonly ok: true; readonly code: string } | { readonly ok: false; readonly message: string };

const keptMax = 200;
const kept = new Map<string, Promise<Compiled>>();

/** Strips the types; the module's exports end up in the variable `script`. The same source is compiled once. */
export function compileScript(source: string): Promise<Compiled> {
  const known = kept.get(source);
  if (known) return known;
  const compiled = compile(source);
  kept.set(source, compiled);
  const oldest = kept.keys().next().value;
  if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest);
  return compiled;
}

async function compile(source: string): Promise<Compiled> {
  try {
    const { code } = await transform(source, {
      loader: 'ts',
      format: 'iife',
      globalName: 'script',
      target: 'es2023',
      logLevel: 'silent',
      // The settings of whatever folder this runs in are none of the script's business.
      tsconfigRaw: {},
    });
    return { ok: true, code };
  } catch (error) {
    const first = firstMessage(error);
    if (first === null) throw error;
    return { ok: false, message: first };
  }
}

function firstMessage(error: unknown): string | null {
  if (!(error instanceof Error && 'errors' in error && Array.isArray(error.errors))) return null;
  const [first] = error.errors as { text: string; location: { line: number; column: number } | null }[];
  if (!first) return null;
  const place = first.location ? ` (line ${first.location.line}, column ${first.location.column + 1})` : '';
  return `${first.text}${place}`;
}
