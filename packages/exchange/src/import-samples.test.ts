import { describe, expect, it } from 'vitest';
import { judge, read } from './testing/judge-import.ts';

/** Flows that other people published; they lie beside the project where somebody put them, and are no part of it. */
const samples = import.meta.glob<string>('../../../../shared/reference/import/*/*.json', {
  eager: true,
  query: '?raw',
  import: 'default',
});

describe('published flows of others', () => {
  it('are text', () => {
    for (const text of Object.values(samples)) expect(text).toContain('{');
  });

  it.each(Object.keys(samples).map((path) => [path.split('/').at(-1) ?? path, path] as const))('%s', (_, path) => {
    const reading = read(samples[path] ?? '');
    judge(reading);
    expect(reading.ok).toBe(true);
    if (!reading.ok) return;
    const source = JSON.parse(samples[path] ?? '') as { states?: unknown[]; Actions?: unknown[]; modules?: unknown[] };
    const steps = source.states ?? source.Actions ?? source.modules ?? [];
    expect(reading.report.steps).toHaveLength(steps.length);
    expect(reading.report.steps.some(({ outcome }) => outcome === 'mapped')).toBe(true);
  });
});
