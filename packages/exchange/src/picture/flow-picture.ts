import type {
  FlowDocument,
  FlowEdge,
  FlowLayout,
  FlowNode,
  Locale,
  NodeType,
  NodeTypeRegistry,
} from '@patchbay/flow-schema';
import { cardSize, estimatedCardSize, tabWidth } from '../layout/card-size.ts';
import { type PictureColours, paperColours } from './picture-colours.ts';
import { escaped, fitted, twoLines } from './svg-text.ts';

export interface PictureOptions {
  readonly registry: NodeTypeRegistry;
  readonly locale: Locale;
  readonly colours?: PictureColours;
  /** Boxes and lines only, for a picture too small to be read. */
  readonly small?: boolean;
}

interface Card {
  readonly node: FlowNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly summary: string;
  readonly category: NodeType<never>['category'];
  readonly ports: readonly {
    readonly id: string;
    readonly label: string;
    readonly from: number;
    readonly to: number;
  }[];
}

const margin = 40;
const fonts =
  "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

export interface FlowPicture {
  /** A whole SVG document. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The canvas of a flow as an SVG of its own: nothing in it refers to anything outside. */
export function flowPicture(document: FlowDocument, layout: FlowLayout, options: PictureOptions): FlowPicture {
  const colours = options.colours ?? paperColours;
  const cards = document.nodes.map((node) => cardOf(node, layout, options));
  const byId = new Map(cards.map((card) => [card.node.id, card]));
  const leftmost = cards.length === 0 ? 0 : Math.min(...cards.map(({ x }) => x)) - margin;
  const top = cards.length === 0 ? 0 : Math.min(...cards.map(({ y }) => y)) - margin;
  const width = Math.round(Math.max(200, ...cards.map((card) => card.x + card.width - leftmost + margin)));
  const height = Math.round(Math.max(120, ...cards.map((card) => card.y + card.height - top + margin)));
  const edges = document.edges.map((edge) => edgePath(edge, byId, colours, options.small === true));
  const boxes = cards.map((card) => (options.small ? smallCard(card, colours) : wholeCard(card, colours)));
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${leftmost} ${top} ${width} ${height}" width="${width}" height="${height}" role="img" font-family="${fonts}">`,
    `<title>${escaped(document.name)}</title>`,
    `<rect x="${leftmost}" y="${top}" width="${width}" height="${height}" fill="${colours.canvas}"/>`,
    ...edges,
    ...boxes,
    '</svg>',
  ].join('\n');
  return { svg, width, height };
}

function cardOf(node: FlowNode, layout: FlowLayout, { registry, locale }: PictureOptions): Card {
  const type = registry.get(node.type);
  const parsed = type?.config.safeParse(node.config);
  const fits = type !== undefined && parsed?.success === true;
  const labels = fits ? type.ports(parsed.data).map(({ id, label }) => ({ id, label: label[locale] })) : [];
  const size = estimatedCardSize(labels.map(({ label }) => label));
  const tabs = labels.map(({ label }) => tabWidth(label));
  const scale =
    size.width /
    Math.max(
      1,
      tabs.reduce((sum, tab) => sum + tab, 0),
    );
  let at = 0;
  const ports = labels.map((port, index) => {
    const from = at;
    at += (tabs[index] ?? 0) * scale;
    return { ...port, from, to: at };
  });
  const place = layout.nodes[node.id] ?? { x: 0, y: 0 };
  const label = type?.label[locale] ?? node.type;
  return {
    node,
    ...place,
    ...size,
    name: node.name === '' ? label : node.name,
    summary: fits ? type.summary(parsed.data, locale) : '',
    category: type?.category ?? 'note',
    ports,
  };
}

function edgePath(edge: FlowEdge, cards: ReadonlyMap<string, Card>, colours: PictureColours, small: boolean): string {
  const from = cards.get(edge.from.node);
  const to = cards.get(edge.to);
  if (from === undefined || to === undefined) return '';
  const port = from.ports.find(({ id }) => id === edge.from.port);
  const x1 = from.x + (port === undefined ? from.width / 2 : (port.from + port.to) / 2);
  const y1 = from.y + from.height;
  const x2 = to.x + to.width / 2;
  const y2 = to.y;
  const d = y2 > y1 ? downwards(x1, y1, x2, y2) : roundTheSide(x1, y1, x2, y2, sideOf(from, to, x1));
  const arrow = `M${round(x2 - 5)} ${round(y2 - 8)} L${round(x2)} ${round(y2)} L${round(x2 + 5)} ${round(y2 - 8)}`;
  return `<path d="${d}${small ? '' : ` ${arrow}`}" fill="none" stroke="${colours.edge}" stroke-width="${small ? 6 : 1.5}"/>`;
}

function downwards(x1: number, y1: number, x2: number, y2: number): string {
  const bend = Math.max(24, (y2 - y1) / 2);
  return `M${round(x1)} ${round(y1)} C${round(x1)} ${round(y1 + bend)} ${round(x2)} ${round(y2 - bend)} ${round(x2)} ${round(y2)}`;
}

/** Beside both cards, on the side of the port: what leads back up does not run through them. */
function sideOf(from: Card, to: Card, x1: number): number {
  const room = 28;
  if (x1 < from.x + from.width / 2) return Math.min(from.x, to.x) - room;
  return Math.max(from.x + from.width, to.x + to.width) + room;
}

function roundTheSide(x1: number, y1: number, x2: number, y2: number, side: number): string {
  const bend = 44;
  return [
    `M${round(x1)} ${round(y1)} C${round(x1)} ${round(y1 + bend)} ${round(side)} ${round(y1 + bend)} ${round(side)} ${round(y1 - 8)}`,
    `L${round(side)} ${round(y2 + 8)}`,
    `C${round(side)} ${round(y2 - bend)} ${round(x2)} ${round(y2 - bend)} ${round(x2)} ${round(y2)}`,
  ].join(' ');
}

const round = (value: number): number => Math.round(value * 10) / 10;

function smallCard({ x, y, width, height, category }: Card, colours: PictureColours): string {
  const colour = colours.category[category];
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="14" fill="${colours.card}" stroke="${colour}" stroke-width="6"/>`,
    `<rect x="${x + 20}" y="${y + 20}" width="36" height="36" rx="8" fill="${colour}"/>`,
    `<rect x="${x + 70}" y="${y + 30}" width="${Math.max(40, width - 110)}" height="16" rx="8" fill="${colours.line}"/>`,
  ].join('');
}

function wholeCard(card: Card, colours: PictureColours): string {
  const { x, y, width, height, name, summary, category, ports } = card;
  const colour = colours.category[category];
  const textAt = x + 18;
  const room = width - 30;
  const fill = category === 'note' ? colours.note : colours.card;
  const tabsAt = y + cardSize.heightWithoutPorts;
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${fill}" stroke="${colours.line}"/>`,
    `<rect x="${x + 6}" y="${y + 10}" width="4" height="${cardSize.heightWithoutPorts - 20}" rx="2" fill="${colour}"/>`,
    `<text x="${textAt}" y="${y + 24}" font-size="14" font-weight="600" fill="${colours.ink}">${escaped(fitted(name, room, 14.5))}</text>`,
    ...twoLines(summary, room, 12).map(
      (line, index) =>
        `<text x="${textAt}" y="${y + 43 + index * 17}" font-size="12" fill="${colours.muted}">${escaped(line)}</text>`,
    ),
    ...(ports.length === 0 ? [] : [`<path d="M${x} ${tabsAt}H${x + width}" stroke="${colours.line}"/>`]),
    ...ports.map(
      (port) =>
        `<text x="${round(x + (port.from + port.to) / 2)}" y="${tabsAt + 16}" font-size="11" text-anchor="middle" fill="${colours.muted}">${escaped(fitted(port.label, port.to - port.from - 6, 11))}</text>`,
    ),
  ].join('');
}
