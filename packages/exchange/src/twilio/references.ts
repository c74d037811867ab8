import type { VariableBook } from '../draft/variable-book.ts';
import type { Resolve } from './liquid.ts';

/** Facts of the call by what Studio calls them. */
const callFacts: Readonly<Record<string, string>> = {
  'trigger.call.From': 'call.callerNumber',
  'trigger.call.Caller': 'call.callerNumber',
  'contact.channel.address': 'call.callerNumber',
  'trigger.call.To': 'call.calledNumber',
  'trigger.call.Called': 'call.calledNumber',
  'flow.channel.address': 'call.calledNumber',
  'trigger.call.CallerName': 'call.callerName',
  'trigger.call.Direction': 'call.direction',
};

/** What widgets leave behind, and under which name we keep it. */
export function widgetKey(widget: string, ...path: readonly string[]): string {
  return ['widgets', widget, ...path].join('\u0000');
}

/** How references of Studio read here; each variable is declared where it is first used. */
export function twilioResolver(book: VariableBook): Resolve {
  return (path) => {
    const fact = callFacts[path.join('.')];
    if (fact !== undefined) return fact;
    const [root, second, ...rest] = path;
    if (root === 'flow' && second === 'variables' && rest.length === 1) {
      return book.declare(flowVariableKey(rest[0] ?? ''), { name: rest[0] ?? '' });
    }
    if (root === 'flow' && second === 'data' && rest.length > 0) return input(book, rest);
    if (root === 'trigger' && (second === 'request' || second === 'parent') && rest.length > 0) {
      return input(book, rest[0] === 'parameters' ? rest.slice(1) : rest);
    }
    if (root === 'flow' && second !== undefined && rest.length === 0) {
      return book.declare(`flow\u0000${second}`, { name: second, description: `{{flow.${second}}}` });
    }
    if (root === 'widgets' && second !== undefined && rest.length > 0) {
      const description = `{{${path.join('.')}}}`;
      const short = rest[0] === 'parsed' || rest[0] === 'inbound' ? rest.slice(1) : rest;
      const name = [second, ...(short.length === 0 ? rest : short)].join('_');
      return book.declare(widgetKey(second, ...rest), { name, description });
    }
    if ((root === 'trigger' || root === 'contact') && second !== undefined) {
      return book.declare(path.join('\u0000'), { name: path.join('_'), description: `{{${path.join('.')}}}` });
    }
    return null;
  };
}

export function flowVariableKey(name: string): string {
  return `flow.variables\u0000${name}`;
}

/** Handed over by whoever begins the flow: an input of ours. */
function input(book: VariableBook, path: readonly string[]): string | null {
  if (path.length === 0) return null;
  return book.declare(`input\u0000${path.join('\u0000')}`, { name: path.join('_'), role: 'input' });
}

/** Where a value of an HTTP answer is found; empty text where the answer has none. Null for what cannot be named. */
export function responseValue(path: readonly string[]): string | null {
  const [kind, ...rest] = path;
  if (kind === 'status_code' || kind === 'http_status_code' || kind === 'status') return 'text(response.status)';
  if (kind === 'body' && rest.length === 0) return 'text(response.body)';
  if (kind !== 'parsed' || rest.length === 0) return null;
  const steps = rest.map((step) => (/^[a-zA-Z_]\w*$/.test(step) ? `.?${step}` : `[?${JSON.stringify(step)}]`));
  return `text(response.body${steps.join('')}.orValue(""))`;
}
