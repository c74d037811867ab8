import type * as z from 'zod';
import type { NodeTypeRegistry } from '../contract/node-type.ts';
import type { JsonObject } from '../json.ts';
import {
  type FlowDocument,
  type FlowLayout,
  flowDocumentSchema,
  flowLayoutSchema,
  flowLimits,
  flowSchemaVersion,
} from './flow-document.ts';
import { issueText } from './issue-text.ts';
import { migrateDocument, migrateNodes } from './migrations.ts';
import type { Problem } from './problem.ts';

export type FlowFileReading =
  | {
      readonly ok: true;
      readonly document: FlowDocument;
      readonly layout: FlowLayout | null;
      readonly migrated: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type Refusal = Extract<FlowFileReading, { ok: false }>;

const depthMax = 64;
const problemsMax = 100;
/** Keys that would reach an object's prototype when a careless reader copies them. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

function refused(code: string, en: string, zh: string, path?: readonly (string | number)[]): Refusal {
  const place = path === undefined ? { kind: 'document' as const } : { kind: 'document' as const, path };
  return { ok: false, problems: [{ code, severity: 'error', place, message: { en, zh } }] };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Walks without recursion on the call stack, so that a file of a million brackets cannot overflow it. */
function findHostileShape(root: unknown): { code: 'too_deep' | 'forbidden_key'; path: (string | number)[] } | null {
  const pending: { value: unknown; path: (string | number)[] }[] = [{ value: root, path: [] }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.path.length > depthMax) return { code: 'too_deep', path: next.path.slice(0, 8) };
    for (const key of Object.keys(next.value)) {
      if (forbiddenKeys.has(key)) return { code: 'forbidden_key', path: [...next.path, key] };
      const value = (next.value as Record<string, unknown>)[key];
      pending.push({ value, path: [...next.path, Array.isArray(next.value) ? Number(key) : key] });
    }
  }
  return null;
}

function placeInText(text: string, message: string): string {
  const position = /position (\d+)/.exec(message);
  if (position === null) return '';
  const before = text.slice(0, Number(position[1]));
  const line = before.split('\n').length;
  return `${line}:${before.length - before.lastIndexOf('\n')}`;
}

export type OuterJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Parses a text from outside that should be a flow, of ours or of another system: not too large, JSON, not too deep, no keys
 * that reach a prototype. Never throws; what is wrong comes back with its place.
 */
export function parseOuterJson(text: string): OuterJson {
  if (text.length > flowLimits.documentBytesMax) {
    const megabytes = (flowLimits.documentBytesMax / 1e6).toFixed(0);
    return refused(
      'flow_too_large',
      `The file is larger than a flow may be (${megabytes} MB).`,
      `文件超过流程允许的大小（${megabytes} MB）。`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const place = placeInText(text, error instanceof Error ? error.message : '');
    const at = place === '' ? { en: '', zh: '' } : { en: ` at line ${place}`, zh: `（第 ${place} 处）` };
    return refused(
      'flow_not_json',
      `This is not JSON: it breaks off or has a wrong character${at.en}.`,
      `这不是有效的 JSON：内容中断或有错误字符${at.zh}。`,
    );
  }
  return refuseHostileShape(value) ?? { ok: true, value };
}

function refuseHostileShape(value: unknown): Refusal | null {
  const hostile = findHostileShape(value);
  if (hostile === null) return null;
  if (hostile.code === 'too_deep')
    return refused(
      'flow_too_deep',
      `Nested deeper than ${depthMax} levels.`,
      `嵌套超过 ${depthMax} 层。`,
      hostile.path,
    );
  return refused(
    'flow_forbidden_key',
    `The key "${hostile.path.at(-1)}" is not allowed in a flow.`,
    `流程中不允许使用键“${hostile.path.at(-1)}”。`,
    hostile.path,
  );
}

/**
 * Reads a flow that comes from outside: a file, an import, an API call. Accepts a bare document or `{ flow, layout }`.
 * Never throws; what is wrong comes back with its place. Older documents and configs are brought up to date on the way.
 */
export function readFlowFile(text: string, registry?: NodeTypeRegistry): FlowFileReading {
  const parsed = parseOuterJson(text);
  return parsed.ok ? readFlow(parsed.value, registry) : parsed;
}

/** As `readFlowFile`, for a value that is already parsed. */
export function readFlow(value: unknown, registry?: NodeTypeRegistry): FlowFileReading {
  const hostile = refuseHostileShape(value);
  if (hostile !== null) return hostile;
  if (!isObject(value)) return refused('flow_not_object', 'A flow is a JSON object.', '流程必须是一个 JSON 对象。');
  const enveloped = isObject(value.flow);
  const raw = enveloped ? (value.flow as JsonObject) : value;
  const version = raw.schemaVersion;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return refused(
      'flow_no_version',
      'No "schemaVersion": this does not look like a Patchbay flow.',
      '缺少 “schemaVersion”：这不像是 Patchbay 流程。',
      ['schemaVersion'],
    );
  }
  if (version > flowSchemaVersion) {
    return refused(
      'flow_too_new',
      `Written by a newer release (format ${version}; this one reads up to ${flowSchemaVersion}). Update Patchbay, then import again.`,
      `该文件由更新的版本写成（格式 ${version}，当前最高支持 ${flowSchemaVersion}）。请先升级 Patchbay 再导入。`,
      ['schemaVersion'],
    );
  }
  const documentMigration = migrateDocument(raw);
  const shape = flowDocumentSchema.safeParse(documentMigration.document);
  if (!shape.success) return { ok: false, problems: shapeProblems(shape.error.issues) };
  const nodes =
    registry === undefined ? { document: shape.data, applied: [], problems: [] } : migrateNodes(shape.data, registry);
  if (nodes.problems.length > 0) return { ok: false, problems: nodes.problems };
  const layout = enveloped && value.layout !== undefined ? flowLayoutSchema.safeParse(value.layout) : null;
  return {
    ok: true,
    document: nodes.document,
    layout: layout?.success ? layout.data : null,
    migrated: [...documentMigration.applied, ...nodes.applied],
  };
}

function shapeProblems(issues: readonly z.core.$ZodIssue[]): Problem[] {
  return issues.slice(0, problemsMax).map((issue) => ({
    code: 'flow_shape',
    severity: 'error',
    place: { kind: 'document', path: issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part)) },
    message: issueText(issue),
  }));
}
