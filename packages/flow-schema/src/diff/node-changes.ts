import { configFields, type Field } from '../contract/field-shape.ts';
import type { NodeType } from '../contract/node-type.ts';
import type { FlowNode } from '../document/flow-document.ts';
import type { Json, JsonObject } from '../json.ts';
import { sameJson } from '../merge/same-json.ts';
import type { Text } from '../text.ts';
import { changeWords } from './change-words.ts';
import { diffValues, type FieldDifference } from './diff-values.ts';
import { languageWords, valueWords, type WordsOptions } from './field-words.ts';
import { heardIn } from './heard-content.ts';

/** One value that changed, in words; null where that side has none. */
export interface ChangeDetail {
  /** What the form calls it, from the outside in. */
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface NodeChanges {
  readonly details: readonly ChangeDetail[];
  /** What callers hear that they did not, or hear no more, by language. */
  readonly heard: readonly ChangeDetail[];
}

type Path = readonly (string | number)[];
type Side = Pick<FlowNode, 'name' | 'type' | 'config'> | null;

/** Their parts mean nothing one by one. */
const wholeWidgets: ReadonlySet<string> = new Set(['prompt', 'condition', 'skill_rings']);

/** The field that a path of a config leads to, by its type alone: of a union, of any option. */
function fieldAt(fields: readonly Field[], path: Path): Field | null {
  const [step, ...rest] = path;
  const field = fields.find(({ key }) => key === step) ?? null;
  return field === null || rest.length === 0 ? field : within(field, rest);
}

function within(field: Field, path: Path): Field | null {
  const [step, ...rest] = path;
  if (step === undefined) return field;
  const { shape } = field;
  if (shape.kind === 'object') return fieldAt(shape.fields, path);
  if (shape.kind === 'union')
    return fieldAt(
      shape.options.flatMap((option) => option.fields),
      path,
    );
  return shape.kind === 'array' && typeof step === 'number' ? within(shape.element, rest) : null;
}

function valueAt(value: Json | undefined, path: Path): Json | undefined {
  let at = value;
  for (const step of path) {
    if (Array.isArray(at)) at = typeof step === 'number' ? at[step] : undefined;
    else if (typeof at === 'object' && at !== null) at = at[String(step)];
    else return undefined;
  }
  return at;
}

/** What people call an item of a list: by what it says of itself, else by its place. */
function itemName(item: Json | undefined, place: number): string {
  if (typeof item === 'object' && item !== null && !Array.isArray(item)) {
    const said = ['key', 'label', 'name', 'variable', 'title'].flatMap((key) => {
      const value = item[key];
      return typeof value === 'string' && value !== '' ? [value] : [];
    });
    if (said.length > 0) return said.slice(0, 2).join(' ');
  }
  return String(place + 1);
}

/** What changed inside a node, in the words of its form. `null` stands for a node that is not there. */
export function nodeChanges(
  before: Side,
  after: Side,
  type: NodeType<never> | undefined,
  languages: readonly string[],
  options: WordsOptions,
): NodeChanges {
  const words = changeWords[options.locale];
  const fields = type === undefined ? [] : configFields(type.config);
  const isWhole = (path: Path) => wholeWidgets.has(fieldAt(fields, path)?.meta?.widget ?? '');
  const own = (['name', 'type'] as const).flatMap((key): ChangeDetail[] =>
    before === null || after === null || before[key] === after[key]
      ? []
      : [{ label: words.own[key] ?? key, before: before[key], after: after[key] }],
  );
  const [was, is] = [configOf(before, type), configOf(after, type)];
  const differences = diffValues(was, is, [], isWhole);
  const heard: ChangeDetail[] = [];
  const details: ChangeDetail[] = [];
  for (const difference of differences) {
    const field = fieldAt(fields, difference.path);
    const label = labelOf(difference, fields, was, is, options);
    if (field?.meta?.widget === 'prompt') {
      heard.push(...heardChanges(difference, label, languages, options));
      continue;
    }
    heard.push(...promptsInside(difference, field, label, languages, options));
    details.push({
      label: difference.reordered ? `${label}${words.separator}${words.order}` : label,
      before: valueWords(field, difference.before, options),
      after: valueWords(field, difference.after, options),
    });
  }
  return { details: [...own, ...details], heard };
}

/** With its defaults written out: whether somebody wrote them out as well makes no difference. */
function configOf(side: Side, type: NodeType<never> | undefined): JsonObject {
  if (side === null) return {};
  const parsed = type?.config.safeParse(side.config);
  return parsed?.success ? (parsed.data as JsonObject) : side.config;
}

function labelOf(
  { path, before, after }: FieldDifference,
  fields: readonly Field[],
  old: JsonObject,
  now: JsonObject,
  { locale }: WordsOptions,
): string {
  const said = path.flatMap((step, index): string[] => {
    const upTo = path.slice(0, index + 1);
    if (typeof step === 'number') {
      // Places are counted afterwards, but for an item that is gone.
      const last = index === path.length - 1;
      return [itemName(last ? (after ?? before) : (valueAt(now, upTo) ?? valueAt(old, upTo)), step)];
    }
    return [fieldAt(fields, upTo)?.meta?.label[locale] ?? step];
  });
  return said.join(changeWords[locale].separator);
}

function heardChanges(
  { before, after }: FieldDifference,
  label: string,
  languages: readonly string[],
  options: WordsOptions,
): ChangeDetail[] {
  const { separator } = changeWords[options.locale];
  const told = languages.flatMap((language) => {
    const [was, is] = [heardIn(before, language, options), heardIn(after, language, options)];
    if (was === is) return [];
    return [{ label: `${label}${separator}${languageWords(language, options.locale)}`, before: was, after: is }];
  });
  if (told.length > 0 || isNothing(before, after)) return told;
  // In none of the flow's languages, or in a way that has no words: it is a change all the same.
  return [{ label, before: valueWords(null, before, options), after: valueWords(null, after, options) }];
}

/** Whether both sides say nothing: a prompt that was never filled in. */
function isNothing(before: Json | undefined, after: Json | undefined): boolean {
  return [before, after].every((side) => side === undefined || (Array.isArray(side) && side.length === 0));
}

/** A whole item that came or went may hold prompts of its own. */
function promptsInside(
  difference: FieldDifference,
  field: Field | null,
  label: string,
  languages: readonly string[],
  options: WordsOptions,
): ChangeDetail[] {
  if (field === null || difference.reordered) return [];
  const found: ChangeDetail[] = [];
  const visit = (one: Field, before: Json | undefined, after: Json | undefined, at: string): void => {
    const sides = { path: [], before, after };
    if (one.meta?.widget === 'prompt') found.push(...heardChanges(sides, at, languages, options));
    const { shape } = one;
    const inner =
      shape.kind === 'object' ? shape.fields : shape.kind === 'union' ? shape.options.flatMap((o) => o.fields) : [];
    for (const each of inner) {
      const name = (each.meta?.label as Text | undefined)?.[options.locale] ?? each.key;
      const [was, is] = [valueAt(before, [each.key]), valueAt(after, [each.key])];
      if (!sameJson(was, is)) visit(each, was, is, `${at}${changeWords[options.locale].separator}${name}`);
    }
    if (shape.kind !== 'array') return;
    const [was, is] = [Array.isArray(before) ? before : [], Array.isArray(after) ? after : []];
    for (let index = 0; index < Math.max(was.length, is.length); index++) {
      const name = itemName(is[index] ?? was[index], index);
      visit(shape.element, was[index], is[index], `${at}${changeWords[options.locale].separator}${name}`);
    }
  };
  visit(field, difference.before, difference.after, label);
  return found;
}
