import type { Field, FlowNode, Json, Problem } from '@patchbay/flow-schema';
import type { ConfigPath } from '../core/config-path';

/** What every control of a property form is given. The value is shown as it is, fitting or not: nothing typed is lost. */
export interface WidgetProps {
  readonly node: FlowNode;
  readonly field: Field;
  readonly path: ConfigPath;
  readonly value: Json | undefined;
  /** `undefined` takes the value away, so that the default counts again. */
  readonly onChange: (value: Json | undefined) => void;
  /** Problems in this field or inside it. */
  readonly problems: readonly Problem[];
  readonly disabled: boolean;
  /** Ties the control to its label, help and problems. */
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly label: string;
  /** For fields of list items: the item they stand in. */
  readonly item?: number;
}

export function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

export function memberOf(value: Json | undefined, key: string): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value[key] : undefined;
}
