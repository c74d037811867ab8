import type { Permission } from '@patchbay/records';
import { type CountSource, type ReportDefinition, sourcesOf } from '@patchbay/reports';

/** Where what a report counts comes from, and where one sees to it. */
export interface EmptyHint {
  readonly key: 'calls' | 'queue' | 'agent' | 'plan' | 'wrap_up' | 'satisfaction' | 'form' | 'review';
  readonly href: string;
  /** Without it, the place is not theirs. */
  readonly permission: Permission;
}

const flows = { href: '/flows', permission: 'flow.read' } as const;
const hints: Readonly<Record<CountSource, EmptyHint>> = {
  calls: { key: 'calls', ...flows },
  node: { key: 'calls', ...flows },
  caller: { key: 'calls', ...flows },
  queue: { key: 'queue', href: '/queues', permission: 'centre.read' },
  agent: { key: 'agent', href: '/agents', permission: 'centre.read' },
  state: { key: 'agent', href: '/agents', permission: 'centre.read' },
  plan: { key: 'plan', href: '/shifts', permission: 'shift.read' },
  presence: { key: 'plan', href: '/shifts', permission: 'shift.read' },
  wrap_up: { key: 'wrap_up', href: '/desk-lists/codes', permission: 'centre.read' },
  satisfaction: { key: 'satisfaction', ...flows },
  form: { key: 'form', ...flows },
  review: { key: 'review', href: '/quality', permission: 'quality.review' },
  mark: { key: 'review', href: '/quality', permission: 'quality.review' },
};

/** What has to happen before a report tells anything: by its first measure. */
export function emptyHint({ measures }: Pick<ReportDefinition, 'measures'>): EmptyHint | null {
  const source = measures.flatMap(sourcesOf)[0];
  return source === undefined ? null : hints[source];
}
