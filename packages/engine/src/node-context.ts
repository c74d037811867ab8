import {
  type CallFacts,
  type CommandBody,
  type Condition,
  type ConditionResult,
  type ContactTerms,
  type Decision,
  type Evaluated,
  evaluateCondition,
  evaluateExpression,
  type Failure,
  type Json,
  type JsonObject,
  type MaybeSensitive,
  type NameLookup,
  type NodeContext,
  type PromptContent,
  type Rendered,
  type Resolved,
  renderTemplate,
} from '@patchbay/flow-schema';
import type { CompiledNode } from './compile-flow.ts';
import type { NodeNames } from './node-names.ts';
import { resolvePrompt } from './prompts.ts';
import type { StepWork } from './step-work.ts';
import { fitVariable } from './variables.ts';

type Names = Record<string, MaybeSensitive<Json>>;

const noData: JsonObject = {};
const noTerms: ContactTerms = { priority: null, vip: null, rings: null, whisper: [] };

/** What a node sees and does during one event: a window on the step in progress. */
export class StepContext implements NodeContext<unknown> {
  constructor(
    private readonly work: StepWork,
    private readonly compiled: CompiledNode,
    readonly data: JsonObject = noData,
  ) {}

  get config(): unknown {
    return this.compiled.config;
  }

  get nodeId(): string {
    return this.compiled.id;
  }

  get runId(): string {
    return this.work.run.id;
  }

  get now(): number {
    return this.work.now;
  }

  get call(): CallFacts {
    return this.work.run.call;
  }

  get answered(): boolean {
    return this.work.run.answer === 'answered';
  }

  get language(): string {
    return this.work.run.language;
  }

  get nextSeq(): number {
    return this.work.run.seq + 1;
  }

  emit(command: CommandBody): number {
    return this.work.emit(command, this.compiled.id);
  }

  read(variable: string): MaybeSensitive<Json> {
    const { variables } = this.work.frame;
    return Object.hasOwn(variables, variable) ? (variables[variable] ?? null) : null;
  }

  set(variable: string, value: MaybeSensitive<Json>): Failure | null {
    const declared = this.work.flow.variables.get(variable);
    if (declared === undefined) {
      return { code: 'variable_unknown', message: `The flow declares no variable "${variable}"` };
    }
    const fitted = fitVariable(declared, value);
    if (!fitted.ok) return fitted.failure;
    this.work.setVariable(variable, fitted.value);
    return null;
  }

  setLanguage(language: string): void {
    this.work.run.language = language;
    this.work.trace.push({ trace: 'language.set', language });
  }

  private names(extra: Names | undefined): NameLookup {
    const { variables, lastFailure } = this.work.frame;
    return (name) => {
      if (extra !== undefined && Object.hasOwn(extra, name)) return extra[name];
      if (name === 'call') return { ...this.work.run.call };
      if (Object.hasOwn(variables, name)) return variables[name];
      // After the variables: a flow may have had one of this name before the name meant something.
      return name === 'failure' ? (lastFailure ?? null) : undefined;
    };
  }

  evaluate(expression: string, extra?: Names): Evaluated {
    return evaluateExpression(expression, this.names(extra), { now: this.work.now });
  }

  render(template: string, extra?: Names): Rendered {
    // Most prompts have nothing to fill in.
    if (!template.includes('{{')) return { ok: true, text: template };
    return renderTemplate(template, this.names(extra), { now: this.work.now });
  }

  holds(condition: Condition): ConditionResult {
    return evaluateCondition(condition, this.names(undefined), { now: this.work.now });
  }

  resolvePrompt(content: PromptContent, extra?: Names): Resolved {
    const { work } = this;
    const names: NodeNames = {
      evaluate: (expression) => this.evaluate(expression, extra),
      render: (template) => this.render(template, extra),
    };
    const languages = { language: work.run.language, fallbacks: work.document.languages };
    return resolvePrompt(content, names, languages, work.run.pins);
  }

  stay(state: string, data: JsonObject = noData): Decision {
    return { kind: 'stay', state, data };
  }

  leave(port: string): Decision {
    return { kind: 'leave', port };
  }

  fail(code: string, message: string): Decision {
    return { kind: 'fail', failure: { code, message } };
  }

  enterFlow(flowId: string, inputs: Names, state: string, data: JsonObject = noData): Decision {
    return { kind: 'enter_flow', flowId, inputs, state, data };
  }

  endRun(reason: 'hung_up' | 'completed', exit?: string): Decision {
    return exit === undefined ? { kind: 'end_run', reason } : { kind: 'end_run', reason, exit };
  }

  goTo(nodeId: string): Decision {
    return { kind: 'go_to', nodeId };
  }

  get contactTerms(): ContactTerms {
    return this.work.run.terms ?? noTerms;
  }

  setContactTerms(terms: Partial<ContactTerms>): void {
    this.work.run.terms = { ...this.contactTerms, ...terms };
  }

  get waitingIn(): NodeContext<unknown>['waitingIn'] {
    const { work } = this;
    const join = work.outerJoin();
    if (join === null) return null;
    const { queueId } = work.run.frames[join.depth]?.data ?? {};
    return { join: join.seq, queueId: typeof queueId === 'string' ? queueId : '' };
  }
}
