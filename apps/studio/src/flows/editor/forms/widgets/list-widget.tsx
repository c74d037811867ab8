'use client';

import type { Json } from '@patchbay/flow-schema';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { FieldList } from '../field-list';
import { FieldRow, isShown } from '../field-row';
import { newListItem } from '../new-list-item';
import { listOf, type WidgetProps } from '../widget-props';

/** Things one below the other: add, remove, reorder. */
export function ListWidget({ node, field, path, value, onChange, disabled, label }: WidgetProps) {
  const t = useTranslations('flows.form');
  const { shape } = field;
  if (shape.kind !== 'array') return null;
  const items = listOf(value);
  const move = (from: number, to: number) => {
    const next = [...items];
    const [item] = next.splice(from, 1);
    if (item === undefined) return;
    next.splice(to, 0, item);
    onChange(next);
  };
  const full = shape.itemsMax !== null && items.length >= shape.itemsMax;
  const inner = shape.element.shape;
  return (
    <div className="space-y-2">
      <ol className="space-y-2">
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item has no identity but its place
          <li key={index} className="relative rounded-md border border-line bg-canvas/50 p-2.5">
            {!disabled && (
              <div className="absolute top-1 right-1 z-1 flex">
                <ItemButton
                  label={t('moveUp', { number: index + 1 })}
                  disabled={index === 0}
                  onPress={() => move(index, index - 1)}
                >
                  <ArrowUp aria-hidden />
                </ItemButton>
                <ItemButton
                  label={t('moveDown', { number: index + 1 })}
                  disabled={index === items.length - 1}
                  onPress={() => move(index, index + 1)}
                >
                  <ArrowDown aria-hidden />
                </ItemButton>
                <ItemButton
                  label={t('removeItem', { number: index + 1 })}
                  onPress={() => onChange(items.filter((_item, other) => other !== index))}
                >
                  <X aria-hidden />
                </ItemButton>
              </div>
            )}
            {inner.kind === 'object' ? (
              <FieldList node={node} fields={inner.fields} path={[...path, index]} value={item} terse={index > 0} />
            ) : (
              <ScalarItem node={node} field={shape.element} path={path} items={items} index={index} />
            )}
          </li>
        ))}
      </ol>
      {!disabled && (
        <Button
          size="sm"
          disabled={full}
          onClick={() => onChange([...items, newListItem(shape.element, items) as Json])}
          aria-label={t('addTo', { name: label })}
        >
          <Plus aria-hidden />
          {t('add')}
        </Button>
      )}
    </div>
  );
}

function ScalarItem({
  node,
  field,
  path,
  items,
  index,
}: {
  node: WidgetProps['node'];
  field: WidgetProps['field'];
  path: WidgetProps['path'];
  items: Json[];
  index: number;
}) {
  const t = useTranslations('flows.form');
  const item = {
    ...field,
    key: String(index),
    meta: field.meta ?? {
      label: { en: t('item', { number: index + 1 }), zh: t('item', { number: index + 1 }) },
      widget: 'text' as const,
    },
  };
  const siblings = Object.fromEntries(items.map((value, at) => [String(at), value]));
  return isShown(item, siblings) ? (
    <FieldRow node={node} field={item} path={[...path, index]} siblings={siblings} />
  ) : null;
}

function ItemButton({
  label,
  disabled,
  onPress,
  children,
}: {
  label: string;
  disabled?: boolean;
  onPress: () => void;
  children: React.ReactNode;
}) {
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      className="size-6"
      aria-label={label}
      title={label}
      disabled={disabled ?? false}
      onClick={onPress}
    >
      {children}
    </Button>
  );
}
