import { isFailedEnd, type Scenario, type ScenarioStep, type Text } from '@patchbay/flow-schema';
import type { CompiledFlow } from '../../compile-flow.ts';
import type { Simulation } from '../../simulate/simulation.ts';
import { portsToCover } from '../coverage.ts';
import { playFrom } from '../play.ts';
import {
  createScenarioRunner,
  perform,
  type ScenarioParts,
  type ScenarioRunner,
  type ScenarioStart,
} from '../run-scenario.ts';
import type { PassedPort, ScenarioResult } from '../scenario-result.ts';
import { text } from '../words.ts';
import { distances } from './distances.ts';
import { leavesStep, type Move, type MoveParts, movesFrom, settle } from './moves.ts';
import { otherStarts, usualStart } from './starts.ts';
import { triedValues } from './tried-values.ts';

/** A large flow takes long calls to get to its far end; no scenario has more steps than the format allows. */
const walkMovesMin = 80;
/** A call that has found nothing new for so many moves goes to its end. */
const patience = 25;
const stepsMax = 400;
/** Each walk enters other values than those before it: what depends on several of them may need some. */
const fruitlessMax = 8;

export interface Walk {
  readonly start: ScenarioStart;
  readonly steps: readonly ScenarioStep[];
  readonly simulation: Simulation;
}

export const keyOf = ({ nodeId, port }: { nodeId: string; port: string }): string => JSON.stringify([nodeId, port]);

export interface UncoveredPort extends PassedPort {
  readonly why: Text;
}

/** Finds calls through a flow that together leave every node by every port, as far as trying finds them. Pure, the same every time. */
export class PortCover {
  private readonly runner: ScenarioRunner;
  private readonly flow: CompiledFlow;
  private readonly wanted: Map<string, PassedPort>;
  private readonly entered = new Set<string>();
  private readonly parts: MoveParts;
  private movesLeft: number;
  /** How many moves the last walk was long. */
  private walked = 0;
  private readonly walkMovesMax: number;
  /** How often each move was made, in all walks. */
  private readonly made = new Map<string, number>();
  /** All there are to cover. */
  readonly ports: readonly PassedPort[];
  readonly walks: Walk[] = [];

  constructor(
    private readonly given: ScenarioParts,
    passed: readonly PassedPort[],
    movesMax: number,
  ) {
    this.runner = createScenarioRunner(given);
    this.flow = this.runner.stage.compiled(given.flowId) as CompiledFlow;
    const { flowId } = given;
    this.ports = portsToCover(this.flow).map((port) => ({ flowId, ...port }));
    this.wanted = new Map(this.ports.map((port) => [keyOf(port), port]));
    for (const port of passed) if (port.flowId === flowId) this.wanted.delete(keyOf(port));
    this.movesLeft = movesMax;
    this.walkMovesMax = Math.max(walkMovesMin, this.flow.nodes.size);
    this.parts = {
      stage: this.runner.stage,
      tried: triedValues(given.document),
      isWanted: (port) => port.flowId === flowId && this.wanted.has(keyOf(port)),
    };
  }

  /** Walks until no more is found from the usual start, then from others. */
  search(): void {
    const usual = usualStart(this.given.document, this.parts.tried);
    const others = otherStarts(this.given.document, this.parts.tried);
    for (const other of [null, ...others]) {
      if (this.wanted.size === 0 || this.movesLeft <= 0) return;
      const start = { ...usual, ...other };
      if (other !== null && !this.beginsNew(start)) continue;
      let fruitless = 0;
      while (this.wanted.size > 0 && this.movesLeft > 0 && fruitless < fruitlessMax) {
        // A long walk that found nothing has tried as much as several short ones.
        if (!this.walk(start)) fruitless += Math.ceil(this.walked / walkMovesMin);
      }
    }
    for (const nodeId of new Set([...this.wanted.values()].map((port) => port.nodeId))) {
      const way = this.wayTo(nodeId);
      if (way !== null) this.walkAgain(nodeId, way, others);
    }
  }

  /** Whether a call that begins so passes something new before anybody decides anything. */
  private beginsNew(start: ScenarioStart): boolean {
    const begun = this.runner.begin(start);
    if (typeof begun === 'string') return false;
    this.movesLeft -= 1;
    return this.found(settle(this.parts, begun)) > 0;
  }

  /** How many wanted ports a call has passed. */
  private found(simulation: Simulation): number {
    const seen = new Set<string>();
    for (const { entry } of simulation.trace) {
      if (entry.trace !== 'node.left' || entry.flowId !== this.given.flowId) continue;
      const key = keyOf(entry);
      if (this.wanted.has(key)) seen.add(key);
    }
    return seen.size;
  }

  /** One call, that goes to where something is wanted and in the end to its end. False where it found nothing. */
  private walk(start: ScenarioStart, prefix: readonly ScenarioStep[] = [], from: Simulation | null = null): boolean {
    const begun = from ?? this.runner.begin(start);
    if (typeof begun === 'string') return false;
    let simulation = settle(this.parts, begun);
    const steps = [...prefix, ...this.choices(simulation, 0, prefix)];
    const taken = new Map<string, number>();
    this.walked = 1;
    let best = { steps: [...steps], simulation, found: this.found(simulation) };
    let idle = 0;
    for (let count = 0; count < this.walkMovesMax && steps.length < stepsMax; count += 1) {
      if (simulation.ended !== null || this.movesLeft <= 0) break;
      const move = this.choose(simulation, taken, idle > patience);
      if (move === null) break;
      this.walked += 1;
      steps.push(...move.steps, ...this.choices(move.simulation, simulation.trace.length, move.steps));
      simulation = move.simulation;
      for (const key of marksOf(move)) taken.set(key, (taken.get(key) ?? 0) + 1);
      const found = this.found(simulation);
      idle = found > best.found ? 0 : idle + 1;
      if (found > best.found || (simulation.ended !== null && found >= best.found)) {
        best = { steps: [...steps], simulation, found };
      }
    }
    for (const { entry } of simulation.trace) if (entry.trace === 'node.entered') this.entered.add(entry.nodeId);
    if (best.found === 0) return false;
    this.keep({ start, steps: best.steps, simulation: best.simulation });
    return true;
  }

  private keep(walk: Walk): void {
    this.walks.push(walk);
    for (const { entry } of walk.simulation.trace) {
      if (entry.trace === 'node.left' && entry.flowId === this.given.flowId) this.wanted.delete(keyOf(entry));
    }
  }

  /** The fewest acts after which a call passed a node without waiting there: what it does depends on time, the call, and variables. */
  private wayTo(nodeId: string): Walk | null {
    let best: Walk | null = null;
    for (const walk of this.walks) {
      if (!passesAtOnce(walk.simulation, nodeId)) continue;
      const begun = this.runner.begin(walk.start);
      if (typeof begun === 'string') continue;
      const play = playFrom(begun);
      for (let length = 0; length < (best?.steps.length ?? Number.POSITIVE_INFINITY); length += 1) {
        const settled = settle(this.parts, play.simulation);
        this.movesLeft -= 1;
        if (passesAtOnce(settled, nodeId)) {
          best = { start: walk.start, steps: walk.steps.slice(0, length), simulation: settled };
          break;
        }
        const step = walk.steps[length];
        if (step === undefined || perform(play, this.runner.stage, step) !== null) break;
      }
    }
    return best;
  }

  /** The same call at other times, from other numbers, with other inputs, as long as there is something to find at the node. */
  private walkAgain(nodeId: string, way: Walk, others: readonly Partial<ScenarioStart>[]): void {
    const { steps } = way;
    for (const other of others) {
      if (!this.isWantedAt(nodeId) || this.movesLeft <= 0) return;
      this.movesLeft -= 1 + steps.length;
      const start = { ...way.start, ...other };
      const { simulation, failure } = this.runner.play({ ...start, steps: [...steps] });
      if (failure !== null || simulation === null) continue;
      const settled = settle(this.parts, simulation);
      if (this.found(settled) > 0) this.walk(start, steps, settled);
    }
  }

  /** What is expected of the way since, and not said yet: the port of every node that could have been left by another. */
  private choices(simulation: Simulation, from: number, said: readonly ScenarioStep[] = []): ScenarioStep[] {
    const told = said.flatMap((step) => (step.step === 'leaves' ? [JSON.stringify(step)] : []));
    return simulation.trace.slice(from).flatMap(({ entry }): ScenarioStep[] => {
      if (entry.trace !== 'node.left' || entry.port === '') return [];
      const step = leavesStep(this.runner.stage, entry);
      if (told[0] === JSON.stringify(step)) {
        told.shift();
        return [];
      }
      const node = this.runner.stage.compiled(entry.flowId)?.nodes.get(entry.nodeId);
      return node === undefined || node.ports.size < 2 ? [] : [step];
    });
  }

  private choose(simulation: Simulation, taken: ReadonlyMap<string, number>, toTheEnd: boolean): Move | null {
    const moves = movesFrom(this.parts, simulation);
    this.movesLeft -= moves.length;
    const before = this.found(simulation);
    const toWanted = distances(this.flow, (id) => !toTheEnd && this.isWantedAt(id));
    const toEnd = distances(this.flow, (id) => this.flow.nodes.get(id)?.edges.size === 0);
    let best: { readonly move: Move; readonly cost: number } | null = null;
    for (const move of moves) {
      const fresh = this.found(move.simulation) - before;
      const repeats = marksOf(move).reduce((sum, key) => sum + (taken.get(key) ?? 0), 0);
      const at = move.simulation.run.frames[0]?.nodeId ?? '';
      const near = move.simulation.ended === null ? (toWanted.get(at) ?? null) : null;
      const { ended } = move.simulation;
      const away = near ?? 1_000 + (ended === null ? (toEnd.get(at) ?? 500) : isFailedEnd(ended.reason) ? 400 : 0);
      const made = this.made.get(signOf(simulation, move)) ?? 0;
      const cost = away + repeats * 3 - fresh * 10_000 + made * 0.1 + move.steps.length * 0.01;
      if (best === null || cost < best.cost) best = { move, cost };
    }
    if (best === null) return null;
    const sign = signOf(simulation, best.move);
    this.made.set(sign, (this.made.get(sign) ?? 0) + 1);
    return best.move;
  }

  private isWantedAt(nodeId: string): boolean {
    return [...(this.flow.nodes.get(nodeId)?.ports.keys() ?? []), 'failed'].some((port) =>
      this.wanted.has(keyOf({ nodeId, port })),
    );
  }

  /** Why each port that is not covered was not. */
  uncovered(covered: ReadonlySet<string>): UncoveredPort[] {
    return this.ports.filter((port) => !covered.has(keyOf(port))).map((port) => ({ ...port, why: this.why(port) }));
  }

  private why({ nodeId, port }: PassedPort): Text {
    if (!this.entered.has(nodeId))
      return text('no call that was tried came to this step', '尝试的通话都没有到达此步骤');
    if (port === 'failed') {
      return text('nothing that was tried makes this step fail', '尝试的情况都没有使此步骤失败');
    }
    return text(
      'none of the keys, answers, values and times that were tried leads there',
      '尝试的按键、应答、变量值和时间都没有走到这里',
    );
  }

  result(scenario: Scenario): ScenarioResult {
    return this.runner.run(scenario);
  }
}

/** What a walk should not do again and again: passing the same ports, or staying where it is. */
function marksOf(move: Move): readonly string[] {
  if (move.passed.length > 0) return move.passed.map(keyOf);
  return ['stays', JSON.stringify(move.steps)];
}

function passesAtOnce({ trace }: Simulation, nodeId: string): boolean {
  let enteredAt: number | null = null;
  for (const { at, entry } of trace) {
    if (entry.trace === 'node.entered' && entry.depth === 0 && entry.nodeId === nodeId) enteredAt = at;
    if (entry.trace === 'node.left' && entry.depth === 0 && entry.nodeId === nodeId && enteredAt === at) return true;
  }
  return false;
}

function signOf(from: Simulation, move: Move): string {
  return JSON.stringify([from.active?.flowId, from.active?.nodeId, move.steps]);
}
