import {
  defineNodeType,
  type Json,
  type MaybeSensitive,
  type NodeContext,
  type NodeType,
  type NodeTypeRegistry,
  type PortDeclaration,
  reveal,
} from '@patchbay/flow-schema';
import * as z from 'zod';

type Behaviour<Config> = Pick<NodeType<Config>, 'type' | 'config' | 'states' | 'enter' | 'on'> &
  Partial<Pick<NodeType<Config>, 'cancel' | 'resume' | 'requires' | 'sensitiveInput' | 'writes' | 'entry'>> & {
    readonly ports: (config: Config) => readonly (string | PortDeclaration)[];
  };

const label = (text: string) => ({ en: text, zh: text });

/** A node type of which only the behaviour matters. */
function plain<Config>(behaviour: Behaviour<Config>): NodeType<Config> {
  return defineNodeType<Config>({
    version: 1,
    category: 'logic',
    icon: 'box',
    kinds: ['voice'],
    label: label(behaviour.type),
    help: label(behaviour.type),
    keywords: [],
    defaults: () => ({}),
    requires: () => [],
    writes: () => [],
    expressions: () => [],
    summary: () => behaviour.type,
    cancel: () => undefined,
    screens: () => ({}),
    migrations: [],
    ...behaviour,
    ports: (config) =>
      behaviour.ports(config).map((port) => (typeof port === 'string' ? { id: port, label: label(port) } : port)),
  });
}

const none = z.strictObject({});

const start = plain({
  type: 'start',
  config: none,
  ports: () => ['next'],
  states: [],
  enter: (context) => context.leave('next'),
  on: {},
});

/** Plays a text and waits for its end; stops it when cancelled. */
const say = plain({
  type: 'say',
  config: z.strictObject({ content: z.array(z.json()).default([]), text: z.string().default('') }),
  ports: () => ['next', { id: 'over', label: label('over'), optional: true }],
  requires: () => ['answered'],
  states: ['playing'],
  enter(context) {
    const { content, text } = context.config;
    const parts = text === '' ? content : [{ kind: 'text', text: { en: text } }];
    const resolved = context.resolvePrompt(parts as Parameters<typeof context.resolvePrompt>[0]);
    if (!resolved.ok) return context.fail(resolved.failure.code, resolved.failure.message);
    if (resolved.items.length === 0) return context.leave('next');
    return context.stay('playing', { playback: context.emit({ type: 'playback.start', items: resolved.items }) });
  },
  on: {
    playing: {
      'playback.finished': (context) => context.leave('next'),
      'playback.failed': (context, event) => context.fail(event.code, event.message),
      'dtmf.received': (context, event) =>
        event.digit === '*' ? context.leave('over') : context.stay('playing', context.data),
    },
  },
  cancel: (context) => void context.emit({ type: 'playback.stop', target: context.data.playback as number }),
});

/** Waits for a key; each has a port. */
const ask = plain({
  type: 'ask',
  config: z.strictObject({
    keys: z.string().default('12'),
    waitMs: z.number().default(5000),
    secret: z.boolean().default(false),
    into: z.string().default(''),
  }),
  ports: ({ keys }) => [...keys, 'no_input'],
  requires: () => ['answered'],
  sensitiveInput: ({ secret }) => secret,
  states: ['waiting'],
  enter: (context) =>
    context.stay('waiting', { timer: context.emit({ type: 'timer.start', durationMs: context.config.waitMs }) }),
  on: {
    waiting: {
      'dtmf.received': (context, { digit }) => {
        const { into, keys } = context.config;
        const failure = into === '' ? null : context.set(into, digit);
        if (failure !== null) return context.fail(failure.code, failure.message);
        const key = reveal(digit);
        if (!keys.includes(key)) return context.stay('waiting', context.data);
        context.emit({ type: 'timer.cancel', target: context.data.timer as number });
        return context.leave(key);
      },
      'timer.fired': (context) => context.leave('no_input'),
    },
  },
  cancel: (context) => void context.emit({ type: 'timer.cancel', target: context.data.timer as number }),
});

/** Sets a variable to the value of an expression. */
const set = plain({
  type: 'set',
  config: z.strictObject({ variable: z.string(), value: z.string(), language: z.string().default('') }),
  ports: () => ['next'],
  states: [],
  enter(context) {
    const { variable, value, language } = context.config;
    if (language !== '') context.setLanguage(language);
    const evaluated = context.evaluate(value, { extra: 7 });
    if (!evaluated.ok) return context.fail(evaluated.failure.code, evaluated.failure.message);
    const failure = context.set(variable, evaluated.value);
    return failure === null ? context.leave('next') : context.fail(failure.code, failure.message);
  },
  on: {},
});

/** Asks a server; failures of the request are failures of the node. */
const fetch = plain({
  type: 'fetch',
  config: none,
  ports: () => ['next'],
  states: ['requesting'],
  enter: (context) =>
    context.stay('requesting', {
      request: context.emit({
        type: 'http.request',
        method: 'GET',
        url: 'https://example.org/',
        headers: [],
        body: null,
        credentialId: null,
        timeoutMs: 5000,
        idempotencyKey: `${context.runId}.${context.nextSeq}`,
        sensitiveResponse: false,
      }),
    }),
  on: {
    requesting: {
      'http.responded': (context) => context.leave('next'),
      'http.failed': (context, event) => context.fail(event.code, event.message),
    },
  },
  cancel: (context) => void context.emit({ type: 'http.cancel', target: context.data.request as number }),
});

/** Records, and sees the recording through when the caller hangs up. */
const record = plain({
  type: 'record',
  config: none,
  ports: () => ['next'],
  requires: () => ['answered'],
  states: ['recording'],
  enter: (context) =>
    context.stay('recording', {
      recording: context.emit({
        type: 'recording.start',
        durationMsMax: 60000,
        silenceMs: 0,
        beep: true,
        terminateOn: '#',
        purpose: 'voicemail',
      }),
    }),
  on: {
    recording: {
      'recording.finished': (context) => context.leave('next'),
      'recording.failed': (context, event) => context.fail(event.code, event.message),
      'call.hungup': (context) => context.stay('recording', context.data),
    },
  },
  cancel: (context) => void context.emit({ type: 'recording.stop', target: context.data.recording as number }),
});

const dial = plain({
  type: 'dial',
  config: none,
  ports: () => ['done', 'busy'],
  requires: () => ['answered'],
  states: ['ringing', 'talking'],
  enter: (context) =>
    context.stay('ringing', {
      leg: context.emit({
        type: 'dial.start',
        destination: { kind: 'number', number: '100' },
        ringTimeoutMs: 20000,
        callerId: null,
      }),
    }),
  on: {
    ringing: {
      'dial.answered': (context) => context.stay('talking', context.data),
      'dial.ended': (context, { outcome }) =>
        outcome === 'busy' ? context.leave('busy') : context.fail(`dial_${outcome}`, ''),
    },
    talking: { 'dial.ended': (context) => context.leave('done') },
  },
  cancel: (context) => void context.emit({ type: 'dial.cancel', target: context.data.leg as number }),
});

/** Enters another flow and keeps its outputs in variables of the same names. */
const sub = plain({
  type: 'sub',
  config: z.strictObject({ flowId: z.string(), inputs: z.record(z.string(), z.json()).default({}) }),
  ports: () => ['next'],
  states: ['inside'],
  enter: (context) =>
    context.enterFlow(context.config.flowId, context.config.inputs as Record<string, MaybeSensitive<Json>>, 'inside'),
  resume(context, { outputs, failure }) {
    if (failure !== null) return context.fail(failure.code, failure.message);
    for (const [name, value] of Object.entries(outputs)) {
      const wrong = context.set(name, value);
      if (wrong !== null) return context.fail(wrong.code, wrong.message);
    }
    return context.leave('next');
  },
  on: {},
});

const pass = plain({
  type: 'pass',
  config: z.strictObject({ optional: z.boolean().default(false) }),
  ports: ({ optional }) => [{ id: 'next', label: label('next'), optional }],
  states: [],
  enter: (context) => context.leave('next'),
  on: {},
});

const end = plain({
  type: 'end',
  config: z.strictObject({ reason: z.enum(['hung_up', 'completed']).default('hung_up') }),
  ports: () => [],
  states: [],
  enter: (context) => context.endRun(context.config.reason),
  on: {},
});

/** Waits in a queue; what is heard meanwhile is another flow, or nothing. */
const line = plain({
  type: 'line',
  config: z.strictObject({ flowId: z.string().default('') }),
  ports: () => ['answered', 'exit'],
  requires: () => ['answered'],
  states: ['waiting', 'talking'],
  enter(context) {
    const { rings, priority, vip, whisper } = context.contactTerms;
    const join = context.emit({
      type: 'queue.join',
      queueId: 'sales',
      priority: priority ?? 0,
      vip: vip ?? false,
      rings: rings === null ? null : [...rings],
      stickyMs: 0,
      attributes: {},
      whisper: [...whisper],
    });
    const data = { join, queueId: 'sales' };
    const { flowId } = context.config;
    return flowId === '' ? context.stay('waiting', data) : context.enterFlow(flowId, {}, 'waiting', data);
  },
  on: {
    waiting: {
      'agent.answered': (context) => {
        context.emit({ type: 'agent.connect', target: context.data.join as number });
        return context.stay('talking', context.data);
      },
      'queue.left': (context, { outcome }) =>
        outcome.kind === 'failed' ? context.fail(outcome.code, '') : context.leave('answered'),
    },
    talking: {
      'queue.left': (context) => context.leave('answered'),
      'agent.acted': (context, { nodeId }) => {
        context.emit({ type: 'queue.leave', target: context.data.join as number });
        return context.goTo(nodeId);
      },
    },
  },
  resume(context, { exit, failure }) {
    if (exit === 'again') return context.enterFlow(context.config.flowId, {}, 'waiting', context.data);
    if (exit === null || failure !== null) return context.stay('waiting', context.data);
    context.emit({ type: 'queue.leave', target: context.data.join as number });
    return context.leave('exit');
  },
  cancel: (context) => void context.emit({ type: 'queue.leave', target: context.data.join as number }),
});

/** Asks where the caller stands, and raises them. */
const stands = plain({
  type: 'stands',
  config: z.strictObject({ goesOn: z.boolean().default(false) }),
  ports: () => ['next'],
  states: ['asking'],
  enter(context) {
    const { waitingIn } = context;
    if (waitingIn === null) return context.fail('not_in_queue', '');
    const target = waitingIn.join;
    context.emit({ type: 'queue.change', target, priority: waitingIn.queueId.length, vip: null, rings: null });
    context.setContactTerms({ priority: 5 });
    const ask = context.emit({ type: 'queue.ask', target });
    return context.config.goesOn ? context.leave('next') : context.stay('asking', { ask });
  },
  on: { asking: { 'queue.told': (context) => context.leave('next') } },
});

/** Decides for the next queue. */
const decide = plain({
  type: 'decide',
  config: none,
  ports: () => ['next'],
  states: [],
  enter(context) {
    context.setContactTerms({ vip: true, rings: [{ afterMs: 0, wants: { skill: 'french', levelMin: 2 } }] });
    context.setContactTerms({ priority: 7 });
    return context.leave('next');
  },
  on: {},
});

const exit = plain({
  type: 'exit',
  config: z.strictObject({ exit: z.string().default('out') }),
  ports: () => [],
  states: [],
  enter: (context) => context.endRun('completed', context.config.exit),
  on: {},
});

/** Says something about the recording of the call. */
const tape = plain({
  type: 'tape',
  config: z.strictObject({ action: z.enum(['start', 'stop', 'pause', 'resume']) }),
  ports: () => ['next'],
  requires: () => ['call'],
  states: [],
  enter(context) {
    context.emit({ type: 'call.record', action: context.config.action });
    return context.leave('next');
  },
  on: {},
});

/** Entered by an agent's button. */
const act = plain({
  type: 'act',
  entry: true,
  config: none,
  ports: () => ['pressed'],
  states: [],
  enter: (context) => context.leave('pressed'),
  on: {},
});

/** What an agent fills in. */
const form = plain({
  type: 'form',
  config: z.strictObject({ variables: z.array(z.string()).default([]) }),
  ports: () => ['next'],
  writes: ({ variables }) => variables.map((variable) => ({ variable, type: 'any' as const })),
  states: [],
  enter: (context) => context.leave('next'),
  on: {},
});

const sins = ['throws', 'port', 'state', 'command', 'steals', 'resume'] as const;

/** Breaks the contract of node types, in the way the config says. `leaks` only leaves commands behind. */
const bad = plain({
  type: 'bad',
  config: z.strictObject({ how: z.enum([...sins, 'throws_later', 'leaks', 'cancel_throws', 'cancel_leaks']) }),
  ports: () => ['next'],
  states: ['waiting'],
  enter(context) {
    switch (context.config.how) {
      case 'throws':
        throw new Error('thrown on purpose');
      case 'port':
        return context.leave('nowhere');
      case 'state':
        return context.stay('nowhere');
      case 'command':
        context.emit({ type: 'no.such' } as unknown as Parameters<NodeContext<unknown>['emit']>[0]);
        return context.leave('next');
      case 'steals':
        context.emit({ type: 'timer.cancel', target: 1 });
        return context.leave('next');
      case 'resume':
        return context.enterFlow('sub', {}, 'waiting');
      case 'leaks':
        context.emit({ type: 'timer.start', durationMs: 1000 });
        return context.leave('next');
      default:
        return context.stay('waiting', { timer: context.emit({ type: 'timer.start', durationMs: 1000 }) });
    }
  },
  on: {
    waiting: {
      'timer.fired': () => {
        throw new Error('thrown on purpose');
      },
    },
  },
  cancel(context) {
    if (context.config.how === 'cancel_throws') throw new Error('thrown on purpose');
  },
});

const all = [
  ...[start, say, ask, set, fetch, record, dial, sub, pass, end],
  ...[line, stands, decide, exit, tape, act, form, bad],
] as unknown as NodeType<never>[];

export const testNodes: NodeTypeRegistry = {
  get: (type) => all.find((each) => each.type === type),
  list: () => all,
};
