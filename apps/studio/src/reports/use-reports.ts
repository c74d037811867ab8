'use client';

import type { Locale } from '@patchbay/flow-schema';
import type { ReadyReport, ReportDefinition, ReportView, SavedReport } from '@patchbay/reports';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/client/trpc';
import type { OfferedParts } from './offered-parts';

/** A report as the screens show it, wherever it comes from. */
export interface ShownReport {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly group: ReadyReport['group'] | 'own';
  readonly definition: ReportDefinition;
  readonly view: ReportView;
  readonly asks: ReadyReport['asks'];
  /** The report, or view, that somebody keeps; null for what comes with the product or from the flows. */
  readonly saved: SavedReport | null;
}

export interface AllReports {
  readonly ready: readonly ReadyReport[];
  readonly saved: readonly SavedReport[];
  readonly offered: OfferedParts;
}

/** Every report that there is for the person. */
export function useReports() {
  const trpc = useTRPC();
  return useQuery(trpc.reports.list.queryOptions());
}

export function readyReport(report: ReadyReport, locale: Locale): ShownReport {
  const { id, group, definition, view, asks } = report;
  return { id, group, definition, view, asks, title: report.title[locale], about: report.about[locale], saved: null };
}

export function savedReport(saved: SavedReport, { ready }: AllReports): ShownReport {
  const base = ready.find(({ id }) => id === saved.base);
  return {
    id: saved.id,
    title: saved.name,
    about: saved.about,
    group: 'own',
    definition: saved.definition,
    view: saved.view,
    asks: base?.asks ?? [],
    saved,
  };
}

export function findReport(all: AllReports, id: string, locale: Locale): ShownReport | null {
  const saved = all.saved.find((each) => each.id === id);
  if (saved !== undefined) return savedReport(saved, all);
  const ready = all.ready.find((each) => each.id === id);
  return ready === undefined ? null : readyReport(ready, locale);
}

export function reportPath(id: string): string {
  return `/reports/${encodeURIComponent(id)}`;
}
