import { expressionFunctions, type FlowDocument, type Locale } from '@patchbay/flow-schema';

/** One thing that can be written in an expression. */
export interface Suggestion {
  readonly name: string;
  readonly insert: string;
  readonly detail: string;
  readonly kind: 'variable' | 'fact' | 'function';
}

const facts = ['callerNumber', 'callerName', 'calledNumber', 'direction'] as const;
const failureFacts = ['code', 'node'] as const;

/** Everything an expression of this flow may name, the flow's own variables first. */
export function suggestionsFor(document: FlowDocument, extra: readonly string[], locale: Locale): Suggestion[] {
  return [
    ...extra.map((name): Suggestion => ({ name, insert: name, detail: '', kind: 'variable' })),
    ...document.variables.map(
      (variable): Suggestion => ({
        name: variable.name,
        insert: variable.name,
        detail: variable.description || variable.type,
        kind: 'variable',
      }),
    ),
    ...facts.map(
      (fact): Suggestion => ({ name: `call.${fact}`, insert: `call.${fact}`, detail: 'call', kind: 'fact' }),
    ),
    { name: 'now', insert: 'now', detail: '', kind: 'fact' },
    ...failureFacts.map(
      (fact): Suggestion => ({ name: `failure.${fact}`, insert: `failure.${fact}`, detail: 'failure', kind: 'fact' }),
    ),
    ...expressionFunctions.map(
      (one): Suggestion => ({
        name: one.method ? `.${one.name}()` : `${one.name}()`,
        insert: one.method ? `.${one.name}(` : `${one.name}(`,
        detail: one.help[locale],
        kind: 'function',
      }),
    ),
  ];
}

export interface WordAtCursor {
  readonly start: number;
  readonly text: string;
}

/** The name being typed before the cursor; null inside a quoted text or, in a template, outside `{{ }}`. */
export function wordAt(source: string, cursor: number, kind: 'cel' | 'template'): WordAtCursor | null {
  const before = source.slice(0, cursor);
  let code = before;
  let offset = 0;
  if (kind === 'template') {
    const open = before.lastIndexOf('{{');
    if (open < 0 || before.lastIndexOf('}}') > open) return null;
    offset = open + 2;
    code = before.slice(offset);
  }
  const quotes = code.replace(/\\./g, '').match(/["']/g) ?? [];
  if (quotes.length % 2 === 1) return null;
  const word = /[A-Za-z_.][A-Za-z0-9_.]*$/.exec(code)?.[0] ?? '';
  return { start: offset + code.length - word.length, text: word };
}

export function matching(suggestions: readonly Suggestion[], word: string): Suggestion[] {
  const wanted = word.toLowerCase();
  const dot = wanted.lastIndexOf('.');
  const method = dot >= 0 ? wanted.slice(dot) : null;
  const starts = suggestions.filter((one) => one.name.toLowerCase().startsWith(wanted));
  const methods =
    method !== null && !wanted.startsWith('call.') && !wanted.startsWith('failure.')
      ? suggestions.filter((one) => one.name.startsWith('.') && one.name.toLowerCase().startsWith(method))
      : [];
  const within =
    wanted.length > 1
      ? suggestions.filter((one) => !starts.includes(one) && one.name.toLowerCase().includes(wanted))
      : [];
  return [...new Set([...starts, ...methods, ...within])].slice(0, 12);
}

/** The text and cursor after taking a suggestion. A method keeps what stands before its dot. */
export function accepted(
  source: string,
  cursor: number,
  word: WordAtCursor,
  suggestion: Suggestion,
): { readonly source: string; readonly cursor: number } {
  const dot = word.text.lastIndexOf('.');
  const start = suggestion.insert.startsWith('.') && dot >= 0 ? word.start + dot : word.start;
  const next = `${source.slice(0, start)}${suggestion.insert}${source.slice(cursor)}`;
  return { source: next, cursor: start + suggestion.insert.length };
}
