import { keepsPlan } from '@patchbay/reports';

export interface Planned {
  readonly activity: string;
  readonly since: string;
  readonly until: string;
}

export interface Actual {
  readonly state: string;
  readonly reason: string | null;
  readonly since: string;
  readonly until: string | null;
}

export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** When the plan was not kept, as far as its time has come: another state, or none at all. In the order of time, joined where they touch. */
export function deviations(planned: readonly Planned[], actual: readonly Actual[], nowMs: number): Stretch[] {
  const found: Stretch[] = [];
  const add = (fromMs: number, toMs: number) => {
    if (fromMs >= toMs) return;
    const last = found.at(-1);
    if (last !== undefined && last.toMs >= fromMs) found[found.length - 1] = { fromMs: last.fromMs, toMs };
    else found.push({ fromMs, toMs });
  };
  for (const { activity, since, until } of planned) {
    const end = Math.min(Date.parse(until), nowMs);
    let at = Date.parse(since);
    for (const one of actual) {
      if (!keepsPlan(activity, one)) continue;
      const from = Math.max(Date.parse(one.since), at);
      const to = Math.min(one.until === null ? nowMs : Date.parse(one.until), end);
      if (from >= to) continue;
      add(at, from);
      at = to;
    }
    add(at, end);
  }
  return found;
}
