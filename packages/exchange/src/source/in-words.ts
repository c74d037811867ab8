import type { Json } from '@patchbay/flow-schema';

const linesMax = 40;
const valueLengthMax = 300;

/** Parameters of a step as lines that people read: `Attributes › name: value`. Empty ones are left out. */
export function inWords(parameters: Json, skipped: ReadonlySet<string> = new Set()): string[] {
  const lines: string[] = [];
  const visit = (value: Json, path: readonly string[]): void => {
    if (lines.length > linesMax) return;
    if (typeof value === 'object' && value !== null) {
      for (const [name, item] of Object.entries(value)) {
        if (path.length === 0 && skipped.has(name)) continue;
        visit(item, Array.isArray(value) ? [...path, String(Number(name) + 1)] : [...path, name]);
      }
      return;
    }
    if (value === null || value === '') return;
    const text = String(value).replace(/\s+/g, ' ').trim();
    const shown = text.length > valueLengthMax ? `${text.slice(0, valueLengthMax)}…` : text;
    lines.push(`- ${path.join(' › ')}: ${shown}`);
  };
  visit(parameters, []);
  return lines.length > linesMax ? [...lines.slice(0, linesMax), '- …'] : lines;
}
