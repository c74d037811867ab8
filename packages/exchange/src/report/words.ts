import type { Problem, Text } from '@patchbay/flow-schema';

export function words(en: string, zh: string): Text {
  return { en, zh };
}

type Path = readonly (string | number)[];

/** Something that is wrong in the source file; the file is taken all the same. */
export function sourceProblem(code: string, path: Path, message: Text): Problem {
  return { code, severity: 'warning', place: { kind: 'document', path }, message };
}

/** Why a file cannot be taken at all. */
export function refusal(code: string, path: Path, message: Text): Problem {
  return { code, severity: 'error', place: { kind: 'document', path }, message };
}

/** A name from a file inside a sentence: short, on one line. */
export function named(name: string): string {
  const line = name.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
