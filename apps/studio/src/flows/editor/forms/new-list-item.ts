import { emptyValue, type Field, type Json } from '@patchbay/flow-schema';
import { memberOf } from './widget-props';

function freePortId(key: string, items: readonly Json[]): string {
  const taken = new Set(items.map((item) => memberOf(item, key)));
  for (let number = items.length + 1; ; number += 1) {
    const id = `branch_${number}`;
    if (!taken.has(id)) return id;
  }
}

/** The order of the keys on a telephone; an enum of digits comes sorted by value. */
const keypadOrder = '1234567890*#';

/**
 * A new item for a list. Fields that name a port get an id no other item has; where a value must differ from item to item
 * (the key of a menu), the first that is not taken yet.
 */
export function newListItem(element: Field, items: readonly Json[]): Json {
  const empty = emptyValue(element);
  if (element.shape.kind !== 'object' || typeof empty !== 'object' || empty === null || Array.isArray(empty))
    return empty;
  const item: Record<string, Json> = { ...empty };
  for (const field of element.shape.fields) {
    if (field.meta?.generated === 'port_id') item[field.key] = freePortId(field.key, items);
    if (field.meta?.widget === 'digit_keys' && field.shape.kind === 'choice') {
      const taken = new Set(items.map((one) => memberOf(one, field.key)));
      const keys = [...field.shape.values].sort(
        (a, b) => keypadOrder.indexOf(String(a)) - keypadOrder.indexOf(String(b)),
      );
      const free = keys.find((value) => !taken.has(value));
      if (free !== undefined) item[field.key] = free;
    }
  }
  return item;
}
