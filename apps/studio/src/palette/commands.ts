'use client';

import type { LucideIcon } from 'lucide-react';
import { useEffect } from 'react';
import { create } from 'zustand';

export interface Command {
  readonly id: string;
  /** In the person's language. */
  readonly title: string;
  /** The heading it stands under, in the person's language. */
  readonly group: string;
  readonly icon?: LucideIcon;
  /** More words that find it. */
  readonly keywords?: readonly string[];
  /** Shown beside it, e.g. `Ctrl S`; the feature itself listens for it. */
  readonly shortcut?: string;
  readonly run: () => void;
}

interface Palette {
  readonly open: boolean;
  readonly sources: ReadonlyMap<string, readonly Command[]>;
}

export const usePalette = create<Palette>(() => ({ open: false, sources: new Map() }));

export const openPalette = () => usePalette.setState({ open: true });
export const closePalette = () => usePalette.setState({ open: false });

/**
 * Offers commands in the command palette while the component is mounted.
 * @param source names the feature; offering again under the same name replaces what it offered
 * @param commands memoise the list: a new array is a new offer
 */
export function useCommands(source: string, commands: readonly Command[]) {
  useEffect(() => {
    const change = (edit: (sources: Map<string, readonly Command[]>) => void) =>
      usePalette.setState((palette) => {
        const sources = new Map(palette.sources);
        edit(sources);
        return { sources };
      });
    change((sources) => sources.set(source, commands));
    return () => change((sources) => sources.get(source) === commands && sources.delete(source));
  }, [source, commands]);
}
