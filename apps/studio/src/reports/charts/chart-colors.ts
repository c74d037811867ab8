/** Colours and letters of the theme as a chart takes them: plain values, since a chart reads no custom properties. */
export interface ChartColors {
  readonly ink: string;
  readonly inkMuted: string;
  readonly inkFaint: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly surface: string;
  readonly raised: string;
  readonly sunken: string;
  readonly accent: string;
  readonly accentSoft: string;
  /** In the order in which series take them; far apart for eyes that tell red from green badly. */
  readonly series: readonly string[];
  /** Names of fonts: what is drawn is also measured with them. */
  readonly fontFamily: string;
}

const tokens = {
  ink: '--ink',
  inkMuted: '--ink-muted',
  inkFaint: '--ink-faint',
  line: '--line',
  lineStrong: '--line-strong',
  surface: '--surface',
  raised: '--raised',
  sunken: '--sunken',
  accent: '--accent',
  accentSoft: '--accent-soft',
} as const;

const seriesTokens = ['--accent', '--info', '--category-connect', '--category-logic', '--category-agents', '--warning'];

/** Reads the tokens as they are shown inside an element: its theme may differ from that of the page. */
export function readChartColors(within: HTMLElement): ChartColors {
  const probe = document.createElement('span');
  probe.hidden = true;
  within.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const plain = Object.fromEntries(Object.entries(tokens).map(([name, token]) => [name, read(token)]));
  const series = seriesTokens.map(read);
  const { fontFamily } = getComputedStyle(probe);
  probe.remove();
  return { ...(plain as Record<keyof typeof tokens, string>), series, fontFamily };
}
