import type { Field, Widget } from '@patchbay/flow-schema';

export type WidgetName = Exclude<Widget, 'hidden'>;

/** The control a field names, else the one that suits what it holds. */
export function widgetName(field: Field): WidgetName {
  const named = field.meta?.widget;
  if (named !== undefined && named !== 'hidden') return named;
  switch (field.shape.kind) {
    case 'object':
    case 'union':
      return 'group';
    case 'array':
      return 'list';
    case 'choice':
      return 'select';
    case 'number':
      return 'number';
    case 'boolean':
      return 'switch';
    case 'text':
      return 'text';
    default:
      return 'json';
  }
}

const withProblemsInside: ReadonlySet<WidgetName> = new Set([
  'list',
  'group',
  'prompt',
  'schedule',
  'destination',
  'skill_rings',
]);

/** Fields whose parts show their own problems: only what concerns the whole is shown under them. */
export function showsProblemsInside(field: Field): boolean {
  return withProblemsInside.has(widgetName(field));
}
