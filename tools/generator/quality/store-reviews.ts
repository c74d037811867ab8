import { type Database, samplingRules, scorecards, scorecardVersions, users } from '@patchbay/drizzle';
import type { Sql } from 'postgres';
import { type GeneratedCentre, idPrefix } from '../generated-centre.ts';
import { copyRows } from '../store-rows.ts';
import type { Day } from '../year-shape.ts';
import { drawConversations, weeksOf } from './draw-conversations.ts';
import { type ReviewForm, reviewForms } from './review-forms.ts';
import { ReviewRows } from './review-rows.ts';
import { type ReviewRule, reviewRules } from './review-rules.ts';
import { ReviewYear, reviewerName } from './review-year.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const agentsOfReviewer = 50;
/** A calibration every so many weeks. */
const calibrationWeeks = 4;

/**
 * Makes what a year of quality reviews leaves behind: forms, rules, reviews and what they earned, remarks, calibrations. Of the calls that are stored
 * already, whoever stored them: the same for the same calls.
 * @returns how many rows it stored, by table
 */
export async function storeReviews(
  { db, sql }: { readonly db: Database; readonly sql: Sql },
  centre: GeneratedCentre,
  days: readonly Day[],
  { seed, year }: { readonly seed: number; readonly year: number },
): Promise<Record<string, number>> {
  const [beginsMs, endsMs] = [days[0]?.toUtcMs(0) ?? 0, days.at(-1)?.toUtcMs(dayMs) ?? 0];
  const forms = reviewForms(days.length);
  const reviewers = Math.max(2, Math.ceil(centre.agents.length / agentsOfReviewer));
  const reviewerIds = Array.from({ length: reviewers }, (_, place) => `${idPrefix}reviewer-${place + 1}`);
  const rules = reviewRules(centre, reviewerIds, { createdAt: new Date(beginsMs), dayCount: days.length });
  await writeForms(db, { forms, rules, reviewerIds, beginsMs });
  const rows = new ReviewRows();
  const agentIds = centre.agents.map(({ id }) => id);
  const reviewed = new ReviewYear({ seed, forms, reviewerIds, agentIds, beginsMs, endsMs }, rows);
  for (const [place, week] of weeksOf(days).entries()) {
    const givenMs = week.toMs + hourMs;
    for (const rule of rules) {
      if (week.firstDay + 7 > rule.untilDay) continue;
      const { candidates, drawn } = await drawConversations(sql, rule, week);
      const ruleId = rule.stored?.id ?? null;
      if (ruleId !== null) {
        const firstDay = new Date(Date.UTC(year, 0, 1) + week.firstDay * dayMs).toISOString().slice(0, 10);
        rows.draws.add(ruleId, firstDay, candidates, drawn.length, new Date(givenMs).toISOString());
      }
      const { scorecardId, dueDays } = rule;
      const dueMs = ruleId === null ? null : givenMs + dueDays * dayMs;
      const [first, ...others] = drawn;
      // What people choose to look at together is looked at by nobody else.
      const isCalibrated = ruleId === null && place % calibrationWeeks === 0 && first !== undefined;
      if (isCalibrated) reviewed.calibrated(first, scorecardId, givenMs);
      for (const conversation of isCalibrated ? others : drawn)
        reviewed.reviewed(conversation, { scorecardId, ruleId, calibrationId: null, givenMs, dueMs });
    }
  }
  const counts: Record<string, number> = {};
  for (const writer of rows.all) counts[writer.table] = await copyRows(sql, writer);
  return counts;
}

async function writeForms(
  db: Database,
  {
    forms,
    rules,
    reviewerIds,
    beginsMs,
  }: {
    readonly forms: readonly ReviewForm[];
    readonly rules: readonly ReviewRule[];
    readonly reviewerIds: readonly string[];
    readonly beginsMs: number;
  },
): Promise<void> {
  const since = (day: number) => new Date(beginsMs + day * dayMs);
  await db.insert(users).values(
    reviewerIds.map((id, place) => ({
      id,
      name: reviewerName(place),
      email: `${id}@example.test`,
      role: 'supervisor' as const,
    })),
  );
  for (const { id, name, versions } of forms) {
    const updatedAt = since(versions.at(-1)?.fromDay ?? 0);
    await db.insert(scorecards).values({ id, name, version: versions.length, createdAt: since(0), updatedAt });
    await db.insert(scorecardVersions).values(
      versions.map(({ content, fromDay }, place) => ({
        scorecardId: id,
        version: place + 1,
        content,
        createdAt: since(fromDay),
        createdByName: reviewerName(0),
      })),
    );
  }
  await db.insert(samplingRules).values(rules.flatMap(({ stored }) => stored ?? []));
}
