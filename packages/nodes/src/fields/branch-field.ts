import { type ConfigProblem, field } from '@patchbay/flow-schema';
import * as z from 'zod';
import { text } from '../wording/text.ts';

/**
 * What keeps the connection of a branch when branches are renamed, moved or removed. The editor gives a new item an id of
 * its own; without one the branch goes by its position.
 */
export function branchIdField() {
  return z
    .string()
    .regex(/^[a-zA-Z0-9_-]{0,64}$/)
    .default('')
    .meta(field({ label: text('Port', '端口'), widget: 'hidden', generated: 'port_id' }));
}

export function branchLabelField(placeholder: { en: string; zh: string }) {
  return z
    .string()
    .max(80)
    .default('')
    .meta(
      field({
        label: text('Name', '名称'),
        help: text('Shown on the port and in reports.', '显示在端口和报表中。'),
        widget: 'text',
        placeholder,
      }),
    );
}

interface Branch {
  readonly id: string;
  readonly label: string;
}

export function branchPort(branch: Branch, index: number): string {
  return branch.id === '' ? `branch_${index + 1}` : branch.id;
}

/** A port per branch; of branches with the same id only the first has one. */
export function branchPorts(branches: readonly Branch[]) {
  const taken = new Set<string>();
  return branches.flatMap((branch, index) => {
    const id = branchPort(branch, index);
    if (taken.has(id)) return [];
    taken.add(id);
    const { label } = branch;
    return [{ id, label: label === '' ? text(`Branch ${index + 1}`, `分支 ${index + 1}`) : text(label, label) }];
  });
}

/** Branches that would share a port, or take one that the node has already. */
export function branchProblems(
  branches: readonly Branch[],
  reserved: readonly string[] = [],
  path = 'branches',
): ConfigProblem[] {
  const taken = new Set(reserved);
  return branches.flatMap((branch, index): ConfigProblem[] => {
    const id = branchPort(branch, index);
    if (!taken.has(id)) {
      taken.add(id);
      return [];
    }
    return [
      {
        field: [path, index, 'id'],
        code: 'branch_id_repeated',
        severity: 'error',
        message: text(`The port id “${id}” is used twice.`, `端口标识“${id}”重复。`),
      },
    ];
  });
}
