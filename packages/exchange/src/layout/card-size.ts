export interface Size {
  readonly width: number;
  readonly height: number;
}

export const cardSize = { widthMin: 240, widthMax: 720, height: 96, heightWithoutPorts: 72 } as const;

/** How wide a text stands on a port tab at 11 px: Chinese characters take twice the room of Latin letters. */
export function textWidth(text: string, fontSize = 11): number {
  let width = 0;
  for (const character of text) width += character > '⺀' ? fontSize * 1.045 : fontSize * 0.582;
  return width;
}

/** The size of a card with tabs of these labels, before a browser has measured it. */
export function estimatedCardSize(portLabels: readonly string[]): Size {
  if (portLabels.length === 0) return { width: cardSize.widthMin, height: cardSize.heightWithoutPorts };
  const tabs = portLabels.reduce((sum, label) => sum + tabWidth(label), 0);
  const width = Math.max(cardSize.widthMin, Math.min(cardSize.widthMax, Math.ceil(tabs + 8)));
  return { width, height: cardSize.height };
}

/** The width of one tab on the lower edge. */
export function tabWidth(label: string): number {
  return Math.max(28, Math.min(textWidth(label), 96) + 16);
}
