import type {
  Arrangement,
  FlowDocument,
  FlowNode,
  Json,
  NodeType,
  NodeTypeRegistry,
  ScriptPart,
  SeatAction,
  SeatFieldForm,
  SeatForm,
  Text,
} from '@patchbay/flow-schema';
import { arrange, fillScript, seatScreenOf } from '@patchbay/flow-schema';
import type { SeatCall, SeatStep } from '@patchbay/records';
import { seatItems } from '@/derived-screens/seat-items';

/** One place the call came past: what it is called, and by which way it was left. */
export interface PathStep {
  readonly name: Text;
  readonly type: string;
  readonly icon: string;
  /** Null where the call still is. */
  readonly way: Text | null;
}

export interface SeatStory {
  readonly path: readonly PathStep[];
  readonly fields: readonly {
    readonly key: string;
    readonly label: Text;
    readonly value: Json;
    readonly form: SeatFieldForm;
  }[];
  readonly scripts: readonly { readonly key: string; readonly title: Text; readonly parts: readonly ScriptPart[] }[];
  readonly forms: readonly (SeatForm & {
    readonly key: string;
    readonly flowId: string;
    readonly answer: Readonly<Record<string, Json>> | null;
  })[];
  /** The buttons of the flow that the call is in. */
  readonly actions: readonly SeatAction[];
}

/** Leaving by this port is nothing that happened: the flow simply goes on. */
const plainPort = 'next';

/** How whoever looks wants to see it. */
export interface StoryOptions {
  /** Their role's first, then their own; empty shows everything as derived. */
  readonly arrangements: readonly Arrangement[];
  /** Epoch milliseconds: the moment that scripts are filled in at. */
  readonly now: number;
}

/** What a call went through, in the words of the flow; derived from the node types of the version that it runs on. */
export function tellStory(
  call: Pick<SeatCall, 'steps' | 'documents' | 'flowId' | 'formAnswers' | 'language'> & CallNames,
  registry: NodeTypeRegistry,
  { arrangements, now }: StoryOptions,
): SeatStory {
  const values = lastValues(call.steps);
  const entered = new Set(
    call.steps.filter(({ kind }) => kind === 'node.entered').map((step) => `${step.version}/${step.nodeId}`),
  );
  const fields: SeatStory['fields'][number][] = [];
  const scripts: SeatStory['scripts'][number][] = [];
  const forms: SeatStory['forms'][number][] = [];
  const actions: SeatAction[] = [];
  for (const [version, flowId] of versionsOf(call.steps)) {
    const document = call.documents[version];
    if (document === undefined) continue;
    for (const { item, key, hidden, name } of arrange(
      seatItems(flowId, seatScreenOf(document, registry)),
      arrangements,
    )) {
      if (hidden) continue;
      switch (item.kind) {
        case 'field': {
          const { variable, label, form } = item.field;
          const value = values.get(`${flowId}/${variable}`);
          if (value === undefined || value === null || value === '') break;
          fields.push({ key, label: name ?? label, value, form });
          break;
        }
        case 'script': {
          if (!entered.has(`${version}/${item.script.nodeId}`)) break;
          const language = call.language ?? document.languages[0] ?? '';
          const parts = fillScript(item.script, language, namesIn(document, flowId, values, call), now);
          scripts.push({ key, title: name ?? item.script.title, parts });
          break;
        }
        case 'form': {
          const { form } = item;
          if (!entered.has(`${version}/${form.nodeId}`)) break;
          const answer = call.formAnswers.findLast((one) => one.flowId === flowId && one.nodeId === form.nodeId);
          forms.push({ ...form, key, title: name ?? form.title, flowId, answer: answer?.values ?? null });
          break;
        }
        case 'action':
          if (flowId === call.flowId) actions.push({ ...item.action, label: name ?? item.action.label });
      }
    }
  }
  return { path: pathOf(call.steps, call.documents, registry), fields, scripts, forms, actions };
}

/** What scripts call `call`, as far as the seat knows it. */
type CallNames = Partial<Pick<SeatCall, 'direction' | 'number' | 'callerName' | 'calledNumber'>>;

/** The names of a script: the variables of its flow, as they were set last, and the call. */
function namesIn(
  document: FlowDocument,
  flowId: string,
  values: ReadonlyMap<string, Json>,
  { direction, number, callerName, calledNumber }: CallNames,
): Record<string, Json> {
  const call = {
    direction: direction ?? 'inbound',
    callerNumber: number ?? '',
    callerName: callerName ?? '',
    calledNumber: calledNumber ?? '',
  };
  return Object.fromEntries([
    ['call', call],
    ...document.variables.map((variable) => {
      const { name, sensitive, initial } = variable;
      const value = values.get(`${flowId}/${name}`) ?? (sensitive ? null : (initial ?? null));
      return [name, value] as const;
    }),
  ]);
}

/** In the order in which they were reached. */
function versionsOf(steps: readonly SeatStep[]): Map<string, string> {
  return new Map(steps.map(({ version, flowId }) => [version, flowId]));
}

function lastValues(steps: readonly SeatStep[]): Map<string, Json> {
  const values = new Map<string, Json>();
  for (const { kind, flowId, detail } of steps) {
    if (kind === 'variable.set' && typeof detail.name === 'string') {
      values.set(`${flowId}/${detail.name}`, detail.value ?? null);
    }
  }
  return values;
}

function pathOf(
  steps: readonly SeatStep[],
  documents: Readonly<Record<string, FlowDocument>>,
  registry: NodeTypeRegistry,
): PathStep[] {
  const path: PathStep[] = [];
  const open = new Map<string, number>();
  for (const step of steps) {
    const node = documents[step.version]?.nodes.find(({ id }) => id === step.nodeId);
    const type = node === undefined ? undefined : registry.get(node.type);
    if (node === undefined || type === undefined || !isMet(node, type)) continue;
    const key = `${step.depth}/${step.version}/${node.id}`;
    if (step.kind === 'node.entered') {
      open.set(key, path.length);
      path.push({ name: nameOf(node, type), type: type.type, icon: type.icon, way: null });
    }
    const at = open.get(key);
    const entry = at === undefined ? undefined : path[at];
    if (step.kind === 'node.left' && at !== undefined && entry !== undefined) {
      path[at] = { ...entry, way: wayOf(node, type, step.port) };
      open.delete(key);
    }
  }
  return path;
}

/** What the caller heard or did themselves; what the flow only reckons says nothing to whoever answers. */
function isMet(node: FlowNode, type: NodeType<never>): boolean {
  const parsed = type.config.safeParse(node.config);
  return type.category !== 'start_end' && parsed.success && type.requires(parsed.data).includes('answered');
}

function nameOf(node: FlowNode, type: NodeType<never>): Text {
  return node.name === '' ? type.label : { en: node.name, zh: node.name };
}

/** The label of the port by which a node was left; the only way out of a node says nothing. */
function wayOf(node: FlowNode, type: NodeType<never>, port: string | null): Text | null {
  const parsed = type.config.safeParse(node.config);
  if (!parsed.success || port === null || port === plainPort) return null;
  const ports = type.ports(parsed.data);
  const taken = ports.find(({ id }) => id === port);
  if (taken === undefined) return port === 'failed' ? { en: 'failed', zh: '失败' } : null;
  return ports.length === 1 ? null : taken.label;
}
