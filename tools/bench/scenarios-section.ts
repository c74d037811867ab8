import { coverPorts, portNamesOf, runScenarios, type ScenarioParts } from '@patchbay/engine';
import { flowFromTemplate, flowTemplates } from '@patchbay/exchange';
import type { Scenario } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { printTable } from './table.ts';

const wanted = 1_000;
const targetS = 10;

/** Processor time, which other programs on the machine do not lengthen. */
function usedMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}

interface Measured {
  readonly parts: ScenarioParts;
  readonly scenarios: readonly Scenario[];
}

/** The templates with the scenarios they bring along and those that cover the rest: calls as people draw them. */
function measured(): {
  readonly flows: readonly Measured[];
  readonly ports: number;
  readonly covered: number;
  readonly ms: number;
} {
  let [ports, covered] = [0, 0];
  const started = process.cpuUsage();
  const flows = flowTemplates.map((template): Measured => {
    const { document } = flowFromTemplate(template, {
      registry: nodeTypes,
      locale: 'en',
      name: template.id,
      languages: ['en-US', 'zh-CN'],
      queueId: 'queue',
    });
    const parts = { nodeTypes, flowId: 'flow', document, surroundings: { flows: {}, documents: {}, prompts: {} } };
    const generated = coverPorts(parts, portNamesOf(document, nodeTypes), { locale: 'en' });
    ports += generated.portCount;
    covered += generated.portCount - generated.uncovered.length;
    return { parts, scenarios: [...(document.scenarios ?? []), ...generated.scenarios] };
  });
  return { flows, ports, covered, ms: usedMs(started) };
}

/** Calls through real flows on a virtual clock, by the real engine and node types: a thousand, and how long they were on their own clock. */
export function scenariosSection(): void {
  const { flows, ports, covered, ms } = measured();
  const inRound = flows.reduce((sum, { scenarios }) => sum + scenarios.length, 0);
  let [played, failed, lastedMs] = [0, 0, 0];
  const started = process.cpuUsage();
  while (played < wanted) {
    for (const { parts, scenarios } of flows) {
      const { results } = runScenarios(parts, scenarios.slice(0, wanted - played));
      played += results.length;
      failed += results.filter(({ passed }) => !passed).length;
      lastedMs += results.reduce((sum, result) => sum + result.lastedMs, 0);
    }
  }
  const tookMs = usedMs(started);
  printTable(`Scenarios of the ${flows.length} templates, virtual clock`, [
    {
      what: `${played} paths played (${inRound} different ones, compiled anew each round)`,
      measured: `${(tookMs / 1_000).toFixed(2)} s`,
      target: `under ${targetS} s`,
    },
    { what: 'paths that failed', measured: String(failed), target: '0' },
    { what: 'faster than those calls would be', measured: `x${Math.round(lastedMs / tookMs)}`, target: '' },
    { what: `generated for ${flows.length} flows, ports covered`, measured: `${covered} of ${ports}`, target: '' },
    { what: 'which took', measured: `${(ms / 1_000).toFixed(2)} s`, target: '' },
  ]);
}
