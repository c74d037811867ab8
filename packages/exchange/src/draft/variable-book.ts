import { type FlowVariable, flowLimits, reservedNames, type VariableType } from '@patchbay/flow-schema';

interface Wanted {
  readonly name: string;
  readonly type?: VariableType;
  readonly role?: FlowVariable['role'];
  readonly description?: string;
  readonly sensitive?: boolean;
}

/** The variables of a flow that is being imported: one for each thing the source spoke of, under a name that works here. */
export class VariableBook {
  private readonly byKey = new Map<string, FlowVariable>();
  private readonly taken = new Set<string>();

  /** True where no more can be declared: a flow has a limit. */
  get full(): boolean {
    return this.byKey.size >= flowLimits.variablesMax;
  }

  /** The name of the variable that stands for `key`; declared at its first use. Null when there are too many. */
  declare(key: string, wanted: Wanted): string | null {
    const known = this.byKey.get(key);
    if (known !== undefined) return known.name;
    if (this.full) return null;
    const { type = 'text', role = 'local', sensitive = false, description = '' } = wanted;
    const name = this.freeName(wanted.name);
    this.byKey.set(key, {
      name,
      type,
      role,
      sensitive,
      ...(type === 'text' && role === 'local' ? { initial: '' } : {}),
      description: description.slice(0, 500),
    });
    return name;
  }

  list(): FlowVariable[] {
    return [...this.byKey.values()];
  }

  private freeName(wanted: string): string {
    const plain = wanted.replace(/[^a-zA-Z0-9_]+/g, '_').replace(/^[^a-zA-Z]+/, '');
    const base = (plain === '' ? 'value' : plain).slice(0, 56);
    let name = base;
    for (let count = 2; this.taken.has(name) || reservedNames.has(name); count += 1) name = `${base}_${count}`;
    this.taken.add(name);
    return name;
  }
}
