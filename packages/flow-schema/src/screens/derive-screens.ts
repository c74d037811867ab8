import type { NodeTypeRegistry } from '../contract/node-type.ts';
import { deriveFloor } from './derive-floor.ts';
import { deriveReports } from './derive-reports.ts';
import { type DerivedScreens, type ScreenSource, screensVersion } from './derived-screens.ts';
import { seatScreenOf } from './seat-screen.ts';

/**
 * Everything that agents, supervisors and readers of reports get to see of these flows, from what their nodes say of themselves.
 * @param sources versions of flows, those of one flow newest first; the order of the flows is kept
 */
export function deriveScreens(sources: readonly ScreenSource[], registry: NodeTypeRegistry): DerivedScreens {
  return {
    screensVersion,
    seat: sources
      .filter(({ standing }) => standing !== 'past')
      .map(({ flowId, version, document }) => ({
        flowId,
        version,
        flowName: document.name,
        screen: seatScreenOf(document, registry),
      })),
    floor: deriveFloor(sources, registry),
    reports: deriveReports(sources, registry),
  };
}
