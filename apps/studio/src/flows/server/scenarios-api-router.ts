import { type CoverageReport, coverageReport, type ScenarioReport, scenarioReport } from '@patchbay/engine';
import { scenarioLimits, scenarioSchema } from '@patchbay/flow-schema';
import { loadDraft } from '@patchbay/records';
import * as z from 'zod';
import { PublicError } from '@/server/public-error';
import { procedure, router } from '@/server/trpc';
import { flowIdSchema } from './flow-schemas';
import { playScenarios } from './play-scenarios';

const reportAnswer = z.unknown() as unknown as z.ZodType<ScenarioReport>;

/** Ports by which calls can leave nodes, and which of them were. */
const coverageAnswer = z.unknown() as unknown as z.ZodType<CoverageReport>;

/** Scenarios for other programs: what the command line and pipelines ask for. */
export const scenariosApiRouter = router({
  run: procedure('flow.read')
    .meta({
      openapi: {
        method: 'POST',
        path: '/flows/{id}/scenarios/run',
        tags: ['Flows'],
        summary: 'Play scenarios of the draft, or others on it; nothing is kept',
      },
    })
    .input(
      z.object({
        id: flowIdSchema,
        /** Those of the draft with these ids; all of them where it is left out. */
        ids: z.array(z.string().max(64)).max(scenarioLimits.scenariosMax).optional(),
        /** Others, played on the draft instead of its own. */
        scenarios: z.array(scenarioSchema).max(scenarioLimits.scenariosMax).optional(),
      }),
    )
    .output(
      z.object({
        passed: z.boolean(),
        scenarios: z.array(reportAnswer),
        /** Ports by which calls can leave nodes, and how many of them were. */
        coverage: coverageAnswer,
        revision: z.int(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { document, revision } = await loadDraft(ctx.db, input.id);
      const own = document.scenarios ?? [];
      const unknown = (input.ids ?? []).filter((id) => !own.some((scenario) => scenario.id === id));
      if (unknown.length > 0) throw unknownScenarios(unknown);
      const chosen =
        input.scenarios ?? (input.ids === undefined ? own : own.filter((scenario) => input.ids?.includes(scenario.id)));
      const { results, coverage } = await playScenarios(ctx.db, input.id, document, chosen);
      const scenarios = results.flatMap((result, at) => {
        const scenario = chosen[at];
        return scenario === undefined ? [] : [scenarioReport(result, scenario, document)];
      });
      return {
        passed: results.every(({ passed }) => passed),
        scenarios,
        coverage: coverageReport(coverage, document),
        revision,
      };
    }),
});

function unknownScenarios(ids: readonly string[]): PublicError {
  return new PublicError(
    'NOT_FOUND',
    'scenario_unknown',
    {
      en: `The draft has no scenario ${ids.map((id) => `“${id}”`).join(', ')}.`,
      zh: `草稿中没有场景${ids.map((id) => `“${id}”`).join('、')}。`,
    },
    { details: { ids } },
  );
}
