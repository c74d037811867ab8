import type { FormulaSettings } from '../formula-settings.ts';
import type { Measure, MeasurePlan } from '../measure.ts';
import { both, fixed, need, part, ratioOf, sumOf } from './plans.ts';

/*
 * Adherence and conformance as workforce management tells them apart (the glossary of the Society of Workforce Planning Professionals,
 * swpp.org, under "compliance"; ServiceNow's manual, "Schedule Adherence in Workforce Optimization"): adherence asks whether the
 * right thing was done at the right time, the time in the planned activity over the planned time; conformance asks for the total alone, the
 * time at work over the planned time, whenever it was.
 */

const planned = part(need('plan', 'ms'), both('planned', '计划时长'));
const kept = part(need('presence', 'kept_ms'), both('in the planned activity', '按计划执行时长'));
const present = part(need('presence', 'ms'), both('time in the state', '状态时长'));
// Whoever has no plan at all is not measured by one, and would be in the total with nothing to be held against.
const worked = part(
  { ...need('state', 'ms', { dimension: 'state', values: ['signed_out'], except: true }), ofPlanned: true },
  both('signed in of agents with shifts', '有排班坐席的签入时长'),
);

const contacts = [''];
const plannedAway = part(
  need('plan', 'ms', { dimension: 'activity', values: contacts, except: true }),
  both('planned for other than contacts', '非联络计划时长'),
);
const signedInMeanwhile = part(
  need(
    'presence',
    'ms',
    { dimension: 'activity', values: contacts, except: true },
    { dimension: 'state', values: ['signed_out'], except: true },
  ),
  both('signed in meanwhile', '其间签入时长'),
);

/** Parts and words of the time that was spent as planned. What is neither logged nor signed in is signed out. */
function keptPlan({ adherence }: FormulaSettings): MeasurePlan {
  if (adherence === 'reason') return sumOf([kept]);
  const words = (locale: 'en' | 'zh'): string =>
    `${kept.label[locale]} + (${plannedAway.label[locale]} − ${signedInMeanwhile.label[locale]})`;
  return {
    parts: [kept, plannedAway, signedInMeanwhile],
    formula: both(words('en'), words('zh')),
    value: ([spent = 0, away = 0, signedIn = 0]) => spent + Math.max(0, away - signedIn),
  };
}

function againstPlanned(
  settings: FormulaSettings,
  formula: (kept: string, planned: string) => string,
  value: (kept: number, planned: number) => number | null,
): MeasurePlan {
  const plan = keptPlan(settings);
  const inBrackets = (words: string): string => (plan.parts.length > 1 ? `(${words})` : words);
  return {
    parts: [...plan.parts, planned],
    formula: both(
      formula(inBrackets(plan.formula.en), planned.label.en),
      formula(inBrackets(plan.formula.zh), planned.label.zh),
    ),
    value: (sums) => value(plan.value(sums.slice(0, -1)) ?? 0, sums.at(-1) ?? 0),
  };
}

const choosable = <Id extends string>(measure: Measure & { readonly id: Id }): Measure & { readonly id: Id } => measure;

export const adherenceMeasures = [
  fixed('planned_time', both('Planned', '计划时长'), 'duration', sumOf([planned])),
  // With what was planned among its parts, whichever form is chosen: so it is taken apart by the same dimensions in both.
  choosable({
    id: 'kept_time',
    label: both('As planned', '按计划时长'),
    unit: 'duration',
    moreIsWorse: false,
    plan: (settings) =>
      againstPlanned(
        settings,
        (words) => words,
        (spent) => spent,
      ),
  }),
  choosable({
    id: 'off_plan_time',
    label: both('Off plan', '偏离计划时长'),
    unit: 'duration',
    moreIsWorse: true,
    plan: (settings) =>
      againstPlanned(
        settings,
        (words, all) => `${all} − ${words}`,
        (spent, all) => Math.max(0, all - spent),
      ),
  }),
  choosable({
    id: 'adherence',
    label: both('Adherence', '排班遵守率'),
    unit: 'share',
    moreIsWorse: false,
    plan: (settings) =>
      againstPlanned(
        settings,
        (words, all) => `${words} / ${all}`,
        (spent, all) => (all <= 0 ? null : spent / all),
      ),
  }),
  fixed('conformance', both('Conformance', '排班符合率'), 'share', ratioOf([worked], [planned])),
  fixed('presence_time', both('Time during plan', '计划期间时长'), 'duration', sumOf([present])),
  fixed('presence_kept_time', both('Of it as planned', '其中按计划时长'), 'duration', sumOf([kept])),
] as const;
