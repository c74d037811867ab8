/** Colours of people on the canvas; none is that of one's own selection. */
const colours = ['logic', 'connect', 'data', 'agents', 'note', 'start-end'].map((name) => `var(--category-${name})`);

/** The same person has the same colour for everybody. */
export function presenceColour(userId: string): string {
  let sum = 0;
  for (const letter of userId) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return colours[sum % colours.length] ?? 'var(--category-logic)';
}

/** Two letters of a name, or one where it has no more: of scripts without spaces the last signs, which tell people apart. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = '', last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const signs = [...first];
  if (last !== undefined) return `${signs[0] ?? ''}${[...last][0] ?? ''}`.toLocaleUpperCase();
  return /\p{Script=Han}/u.test(first) ? signs.slice(-2).join('') : (signs[0] ?? '').toLocaleUpperCase();
}
