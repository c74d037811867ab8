import { checkFlow, flowLayoutSchema, readFlow } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { expect } from 'vitest';
import { importFlow } from '../import-flow.ts';
import type { NamedQueue } from '../import-options.ts';
import type { ImportReading } from '../report/import-report.ts';

/** What may never be wrong with a flow that an import made, whatever came in. What an author has to decide is no such thing. */
const structure =
  /^(start|node_id|node_type|node_kind|config|edge_(dangling|into_start|into_entry|port)|port|error_handler|variable_(twice|name|undeclared|not_sensitive|type)|expression)_?/;

export function read(source: unknown, locale: 'en' | 'zh' = 'en', queues: readonly NamedQueue[] = []): ImportReading {
  const text = typeof source === 'string' ? source : JSON.stringify(source);
  return importFlow(text, { registry: nodeTypes, locale, name: 'a-file', queues });
}

/** Whatever came in: either problems with words in both languages, or a flow that opens again and holds together. */
export function judge(reading: ImportReading): void {
  if (!reading.ok) {
    expect(reading.problems.length).toBeGreaterThan(0);
    for (const { message, code } of reading.problems) {
      expect(message.en.trim(), code).not.toBe('');
      expect(message.zh, code).toMatch(/\p{Script=Han}/u);
    }
    return;
  }
  const { document, layout, report } = reading;
  const again = readFlow({ flow: document, layout }, nodeTypes);
  expect(again.ok ? [] : again.problems).toEqual([]);
  expect(flowLayoutSchema.safeParse(layout).success).toBe(true);
  const ids = new Set(document.nodes.map(({ id }) => id));
  expect(new Set(Object.keys(layout.nodes))).toEqual(ids);
  const broken = checkFlow(document, nodeTypes).filter(
    ({ severity, code }) => severity === 'error' && structure.test(code),
  );
  expect(
    report.format === 'patchbay' ? [] : broken.map(({ code, place, message }) => ({ code, place, message })),
  ).toEqual([]);
  for (const step of report.steps) {
    expect(ids.has(step.node)).toBe(true);
    expect(step.outcome === 'noted' ? step.remarks.length : 1).toBeGreaterThan(0);
  }
}
