export const transports = ['udp', 'tcp'] as const;
export type Transport = (typeof transports)[number];

/** What Asterisk brings along; the order of choosing is the order of preference. */
export const codecs = ['alaw', 'ulaw', 'g722', 'opus', 'g729', 'gsm'] as const;
export type Codec = (typeof codecs)[number];

export const codecNames: Readonly<Record<Codec, string>> = {
  alaw: 'G.711 A-law',
  ulaw: 'G.711 µ-law',
  g722: 'G.722',
  opus: 'Opus',
  g729: 'G.729',
  gsm: 'GSM',
};

/** `Carrier One` becomes `carrier-one`: the id under which Asterisk knows the line. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return slug === '' ? 'line' : slug;
}
