import type { NodeType } from '@patchbay/flow-schema';

type Category = NodeType['category'];

/** The one place that ties a category of nodes to its colour. */
const tokens: Readonly<Record<Category, string>> = {
  start_end: 'var(--category-start-end)',
  caller: 'var(--category-caller)',
  logic: 'var(--category-logic)',
  data: 'var(--category-data)',
  connect: 'var(--category-connect)',
  agents: 'var(--category-agents)',
  note: 'var(--category-note)',
};

export function categoryColour(category: Category | undefined): string {
  return category === undefined ? 'var(--danger)' : tokens[category];
}
