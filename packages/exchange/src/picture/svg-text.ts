import { textWidth } from '../layout/card-size.ts';

/** Text for SVG: escaped, without what XML does not allow. */
export function escaped(text: string): string {
  return text
    .replace(/\p{Surrogate}|[^\t\n\r\P{Cc}]|[\uFFFE\uFFFF]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** As much of a text as fits on one line of this width. */
export function fitted(text: string, width: number, fontSize: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (textWidth(line, fontSize) <= width) return line;
  let kept = '';
  for (const character of line) {
    if (textWidth(`${kept}${character}…`, fontSize) > width) break;
    kept += character;
  }
  return `${kept}…`;
}

/** A text on up to two lines, broken between words where there are any. */
export function twoLines(text: string, width: number, fontSize: number): readonly string[] {
  const line = text.replace(/\s+/g, ' ').trim();
  if (textWidth(line, fontSize) <= width) return line === '' ? [] : [line];
  const first = fitted(line, width, fontSize).slice(0, -1);
  const space = first.lastIndexOf(' ');
  const cut = space > first.length / 2 ? space : first.length;
  return [line.slice(0, cut).trim(), fitted(line.slice(cut), width, fontSize)];
}
