import { issueText } from '../document/issue-text.ts';
import type { Problem } from '../document/problem.ts';
import type { Json } from '../json.ts';
import type { CheckSurroundings } from './check-surroundings.ts';
import type { FlowView, NodeView } from './flow-view.ts';

/** Node types that are not known, configs that do not fit, what the type itself finds, and references to what is not there. */
export function checkConfigs(view: FlowView, surroundings: CheckSurroundings): Problem[] {
  return view.nodes.flatMap((node) => [...checkConfig(view, node), ...checkReferences(node, surroundings)]);
}

function checkConfig(view: FlowView, { node, type, config, issues }: NodeView): Problem[] {
  if (type === null) {
    return [
      {
        code: 'node_type_unknown',
        severity: 'error',
        place: { kind: 'node', node: node.id },
        message: { en: `There is no node type "${node.type}".`, zh: `不存在节点类型“${node.type}”。` },
        fix: {
          label: { en: 'Remove the node', zh: '删除此节点' },
          changes: [{ change: 'remove_node', node: node.id }],
        },
      },
    ];
  }
  const problems: Problem[] = [];
  if (!type.kinds.includes(view.document.kind)) {
    problems.push({
      code: 'node_kind_mismatch',
      severity: 'error',
      place: { kind: 'node', node: node.id },
      message: {
        en: `"${type.label.en}" cannot be used in a ${view.document.kind} flow.`,
        zh: `“${type.label.zh}”不能用于此类流程。`,
      },
    });
  }
  for (const issue of issues) {
    const field = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    problems.push({
      code: 'config_invalid',
      severity: 'error',
      place: { kind: 'node', node: node.id, field },
      message: issueText(issue),
    });
  }
  if (config !== null && type.check !== undefined) {
    for (const found of type.check(config, view.document.languages)) {
      const { field, code, severity, message } = found;
      problems.push({ code, severity, place: { kind: 'node', node: node.id, field }, message });
    }
  }
  return problems;
}

const references = {
  flowId: {
    known: 'flowIds',
    code: 'flow_missing',
    message: {
      en: 'The flow that this refers to does not exist or was never published.',
      zh: '所引用的流程不存在或从未发布。',
    },
  },
  promptId: {
    known: 'promptIds',
    code: 'prompt_missing',
    message: {
      en: 'The prompt that this refers to does not exist or was never published.',
      zh: '所引用的提示音不存在或从未发布。',
    },
  },
  credentialId: {
    known: 'credentialIds',
    code: 'credential_missing',
    message: { en: 'The credential that this refers to does not exist.', zh: '所引用的凭据不存在。' },
  },
  queueId: {
    known: 'queueIds',
    code: 'queue_missing',
    message: { en: 'The queue that this refers to does not exist any more.', zh: '所引用的队列已不存在。' },
  },
  agentId: {
    known: 'agentIds',
    code: 'agent_missing',
    message: { en: 'The agent that this refers to does not exist any more.', zh: '所引用的坐席已不存在。' },
  },
  /** Of a `SkillWish`. */
  skill: {
    known: 'skillIds',
    code: 'skill_missing',
    message: { en: 'A skill that is wanted here does not exist any more.', zh: '此处要求的技能已不存在。' },
  },
} as const;

/** References are recognised by the name of their field, at any depth of a config. */
function checkReferences({ node }: NodeView, surroundings: CheckSurroundings): Problem[] {
  const problems: Problem[] = [];
  const visit = (value: Json, path: (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      const field = [...path, Array.isArray(value) ? Number(key) : key];
      const reference = key in references ? references[key as keyof typeof references] : undefined;
      const known = reference === undefined ? undefined : surroundings[reference.known];
      if (
        reference !== undefined &&
        known !== undefined &&
        typeof item === 'string' &&
        item !== '' &&
        !known.has(item)
      ) {
        problems.push({
          code: reference.code,
          severity: 'error',
          place: { kind: 'node', node: node.id, field },
          message: reference.message,
        });
      }
      visit(item, field);
    }
  };
  visit(node.config, []);
  return problems;
}
