'use client';

import {
  type ColumnType,
  columnIdFor,
  columnTypes,
  type TableColumn,
  type TableShape,
  tableLimits,
} from '@patchbay/flow-schema';
import { ArrowDown, ArrowUp, KeyRound, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';

interface ColumnsEditorProps {
  readonly shape: TableShape;
  /** Ids of the columns that flows may know already; the others get theirs from their label when they are saved. */
  readonly known: ReadonlySet<string>;
  readonly onChange: (shape: TableShape) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** The columns of a table: what each is called, what it holds, and which one rows are found by. */
export function ColumnsEditor({ shape, known, onChange, errorOf }: ColumnsEditorProps) {
  const t = useTranslations('tables');
  const { columns, keyColumn } = shape;
  const put = (index: number, part: Partial<TableColumn>) =>
    onChange({ ...shape, columns: columns.map((column, at) => (at === index ? { ...column, ...part } : column)) });
  const move = (index: number, by: number) => {
    const next = [...columns];
    const [column] = next.splice(index, 1);
    if (column !== undefined) next.splice(index + by, 0, column);
    onChange({ ...shape, columns: next });
  };
  const add = () => {
    const label = t('new_column', { number: columns.length + 1 });
    const taken = columns.map(({ id }) => id);
    onChange({
      ...shape,
      columns: [...columns, { id: columnIdFor('new', taken), label, type: 'text', required: false, choices: [] }],
    });
  };
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">{t('columns')}</legend>
      <p className="mb-2 text-xs text-ink-muted">{t('columns_help')}</p>
      <ol className="flex flex-col gap-2">
        {columns.map((column, index) => (
          <li key={column.id} className="rounded-md border border-line p-2">
            <div className="flex flex-wrap items-center gap-2">
              <Input
                className="min-w-32 flex-1"
                aria-label={t('column_label', { number: index + 1 })}
                value={column.label}
                maxLength={100}
                onChange={(event) => put(index, { label: event.currentTarget.value })}
              />
              <Select<ColumnType>
                className="w-36"
                label={t('column_type', { name: column.label })}
                value={column.type}
                options={columnTypes.map((type) => ({ value: type, label: t(`types.${type}`) }))}
                onChange={(type) => put(index, { type, choices: type === 'choice' ? column.choices : [] })}
              />
              <Button
                size="icon-sm"
                variant="ghost"
                aria-pressed={column.id === keyColumn}
                aria-label={t('use_as_key', { name: column.label })}
                title={t('use_as_key', { name: column.label })}
                onClick={() => onChange({ ...shape, keyColumn: column.id })}
              >
                <KeyRound aria-hidden />
              </Button>
              <Button
                size="icon-sm"
                variant="ghost"
                aria-label={t('move_up', { name: column.label })}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                <ArrowUp aria-hidden />
              </Button>
              <Button
                size="icon-sm"
                variant="ghost"
                aria-label={t('move_down', { name: column.label })}
                disabled={index === columns.length - 1}
                onClick={() => move(index, 1)}
              >
                <ArrowDown aria-hidden />
              </Button>
              <Button
                size="icon-sm"
                variant="ghost"
                aria-label={t('remove_column', { name: column.label })}
                disabled={columns.length === 1 || column.id === keyColumn}
                onClick={() => onChange({ ...shape, columns: columns.filter((_, at) => at !== index) })}
              >
                <Trash2 aria-hidden />
              </Button>
            </div>
            <div className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-muted">
              {known.has(column.id) && <span className="font-mono">{column.id}</span>}
              {column.id === keyColumn ? (
                <span className="font-medium text-accent">{t('key_column')}</span>
              ) : (
                // biome-ignore lint/a11y/noLabelWithoutControl: the check box inside is a button, which a label around it names
                <label className="flex cursor-pointer items-center gap-1.5">
                  <Checkbox
                    checked={column.required}
                    label={t('required')}
                    onChange={(required) => put(index, { required })}
                  />
                  {t('required')}
                </label>
              )}
            </div>
            {column.type === 'choice' && (
              <Input
                className="mt-2"
                aria-label={t('choices', { name: column.label })}
                placeholder={t('choices_placeholder')}
                defaultValue={column.choices.join(', ')}
                onChange={(event) => put(index, { choices: choicesOf(event.currentTarget.value) })}
              />
            )}
            {errorOf(`columns.${index}`) !== undefined && (
              <p className="mt-1 text-xs text-danger-ink">{errorOf(`columns.${index}`)}</p>
            )}
          </li>
        ))}
      </ol>
      <Button size="sm" className="mt-2" disabled={columns.length >= tableLimits.columnsMax} onClick={add}>
        <Plus aria-hidden />
        {t('add_column')}
      </Button>
    </fieldset>
  );
}

/** The shape with ids for its new columns, made of their labels. */
export function withColumnIds({ columns, keyColumn }: TableShape, known: ReadonlySet<string>): TableShape {
  const taken = columns.filter(({ id }) => known.has(id)).map(({ id }) => id);
  let key = keyColumn;
  const named = columns.map((column) => {
    if (known.has(column.id)) return column;
    const id = columnIdFor(column.label, taken);
    taken.push(id);
    if (column.id === keyColumn) key = id;
    return { ...column, id };
  });
  return { columns: named, keyColumn: key };
}

function choicesOf(text: string): string[] {
  const choices = text
    .split(/[,，;；]/)
    .map((choice) => choice.trim())
    .filter((choice) => choice !== '');
  return [...new Set(choices)];
}
