// C0 and C1 controls, line and paragraph separators, and the marks that turn the direction of what stands around them.
const unwanted = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Makes a text that a stranger sent fit for one line of a screen or a record: no control or direction characters, no broken
 * characters, at most `lengthMax` characters. Quotes, `$(…)` and the like stay: it is data, and nothing ever executes it.
 */
export function cleanText(text: unknown, lengthMax: number): string {
  if (typeof text !== 'string') return '';
  const clean = text
    .slice(0, lengthMax * 4)
    .replace(loneSurrogates, '\ufffd')
    .replace(unwanted, ' ')
    .trim();
  return clean.length <= lengthMax ? clean : [...clean].slice(0, lengthMax).join('').trim();
}
