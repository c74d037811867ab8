import type { Locale } from '@patchbay/flow-schema';
import type { FlowOutline } from './flow-outline.ts';

const said = {
  en: { goOn: (to: number, name: string) => `→ go on at ${to} (${name})`, nowhere: '→ leads nowhere', notes: 'Notes' },
  zh: { goOn: (to: number, name: string) => `→ 转到 ${to}（${name}）`, nowhere: '→ 没有去向', notes: '便签' },
} as const;

/** An outline as plain text, for a mail or a ticket. */
export function outlineText(outline: FlowOutline, locale: Locale): string {
  const words = said[locale];
  const indent = (depth: number) => '    '.repeat(Math.min(depth, 20));
  const lines = outline.lines.map((line) => {
    if (line.kind === 'way') return `${indent(line.depth)}${line.label}${locale === 'zh' ? '：' : ':'}`;
    if (line.kind === 'goto') {
      return `${indent(line.depth)}${line.to === null ? words.nowhere : words.goOn(line.to, line.name)}`;
    }
    return `${indent(line.depth)}${line.number}. ${line.name} — ${line.summary}`;
  });
  const notes = outline.notes.length === 0 ? [] : ['', words.notes, ...outline.notes.map((note) => `- ${note}`)];
  return [outline.title, ...(outline.description === '' ? [] : [outline.description]), '', ...lines, ...notes, ''].join(
    '\n',
  );
}
