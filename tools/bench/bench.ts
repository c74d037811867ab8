import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { agentFreeSection } from './agent-free-section.ts';
import { analysisSection } from './analysis-section.ts';
import { startBenchExchange } from './bench-exchange.ts';
import { burstSection } from './burst-section.ts';
import { canvasSection } from './canvas-section.ts';
import { engineSection } from './engine-section.ts';
import { estimatesSection } from './estimates-section.ts';
import { exportsSection } from './exports-section.ts';
import { ivrSection, trapSection } from './ivr-section.ts';
import { reportsSection } from './reports-section.ts';
import { reservationsSection } from './reservations-section.ts';
import { routingSection } from './routing-section.ts';
import { scenariosSection } from './scenarios-section.ts';
import { simulationSection } from './simulation-section.ts';
import { skillsSection } from './skills-section.ts';
import { trafficSection } from './traffic-section.ts';

const names = [
  'engine',
  'analysis',
  'scenarios',
  'routing',
  'estimates',
  'skills',
  'simulation',
  'reservations',
  'traffic',
  'exports',
  'reports',
  'ivr',
  'trap',
  'burst',
  'agent-free',
  'canvas',
];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(
    `There is no section ${unknown.join(', ')}. Sections: ${names.join(', ')}; without any, all of them run.`,
  );
  process.exit(2);
}
const wants = (name: string) => asked.length === 0 || asked.includes(name);

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}\n`);
if (wants('engine')) engineSection();
if (wants('analysis')) analysisSection();
if (wants('scenarios')) scenariosSection();
if (wants('routing')) routingSection();
if (wants('estimates')) estimatesSection();
if (wants('skills')) skillsSection();
if (wants('simulation')) await simulationSection();
if (wants('reservations')) await reservationsSection();
if (wants('traffic')) await trafficSection();
if (wants('exports')) await exportsSection();
if (wants('reports')) await reportsSection();
if (['ivr', 'trap', 'burst'].some(wants)) {
  const { stack, sounds } = await startBenchExchange();
  try {
    if (wants('ivr')) await ivrSection(stack, sounds);
    if (wants('trap')) await trapSection(stack, sounds);
    if (wants('burst')) await burstSection(stack, sounds);
  } finally {
    await stack.stop();
    rmSync(sounds, { recursive: true, force: true });
  }
}
if (wants('agent-free')) await agentFreeSection();
if (wants('canvas')) await canvasSection();
