import type { NodeType } from '@patchbay/flow-schema';

export interface PictureColours {
  readonly canvas: string;
  readonly card: string;
  readonly line: string;
  readonly ink: string;
  readonly muted: string;
  readonly edge: string;
  readonly note: string;
  readonly category: Readonly<Record<NodeType<never>['category'], string>>;
}

/** A picture is printed and mailed: its colours are its own, not those of a screen. */
export const paperColours: PictureColours = {
  canvas: '#ffffff',
  card: '#ffffff',
  line: '#c9ced6',
  ink: '#1b1f26',
  muted: '#5a6270',
  edge: '#7d8694',
  note: '#fdf3d0',
  category: {
    start_end: '#4b5563',
    caller: '#0b7a6b',
    logic: '#6d4bc4',
    data: '#2563c9',
    connect: '#b4551d',
    agents: '#a8326b',
    note: '#a96a00',
  },
};

/** Drawn in place: the page's own design tokens give the colours, in light and dark. */
export const screenColours: PictureColours = {
  canvas: 'transparent',
  card: 'var(--surface)',
  line: 'var(--line-strong)',
  ink: 'var(--ink)',
  muted: 'var(--ink-faint)',
  edge: 'var(--ink-faint)',
  note: 'var(--warning-soft)',
  category: {
    start_end: 'var(--category-start-end)',
    caller: 'var(--category-caller)',
    logic: 'var(--category-logic)',
    data: 'var(--category-data)',
    connect: 'var(--category-connect)',
    agents: 'var(--category-agents)',
    note: 'var(--category-note)',
  },
};
