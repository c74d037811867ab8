/** Languages whose tag says something else than espeak-ng's name for the voice. */
const namedOtherwise: Readonly<Record<string, string>> = {
  zh: 'cmn',
  'zh-cn': 'cmn',
  'zh-sg': 'cmn',
  'zh-tw': 'cmn',
  'zh-hk': 'yue',
  'zh-mo': 'yue',
  en: 'en-us',
  'en-au': 'en-gb',
  'en-ie': 'en-gb',
  'en-in': 'en-gb',
  'en-nz': 'en-gb',
  'en-ca': 'en-us',
  'fr-ca': 'fr-fr',
  no: 'nb',
};

/**
 * The voice for a BCP 47 tag: exactly that language if there is one, else the language without its region.
 * @param known the voices espeak-ng has, in lower case, as `--voices` lists them
 * @returns null where nobody speaks it
 */
export function voiceFor(language: string, known: ReadonlySet<string>): string | null {
  const tag = language.toLowerCase();
  const base = tag.split('-')[0] ?? tag;
  for (const candidate of [namedOtherwise[tag], tag, namedOtherwise[base], base]) {
    if (candidate !== undefined && known.has(candidate)) return candidate;
  }
  return [...known].sort().find((voice) => voice.startsWith(`${base}-`)) ?? null;
}

/** Reads what `espeak-ng --voices` prints: a heading, then lines whose second column is the language. */
export function parseVoices(listing: string): Set<string> {
  const lines = listing.split('\n').slice(1);
  return new Set(lines.flatMap((line) => line.trim().split(/\s+/)[1]?.toLowerCase() ?? []).filter((tag) => tag !== ''));
}
