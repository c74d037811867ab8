import type { FieldMeta } from '../contract/field-meta.ts';
import type { Field } from '../contract/field-shape.ts';
import type { SkillWish } from '../contract/routing.ts';
import { canonicalJson } from '../document/canonical.ts';
import { conditionSchema } from '../expressions/condition.ts';
import { conditionSentence } from '../expressions/condition-sentence.ts';
import type { Json } from '../json.ts';
import type { Locale } from '../text.ts';
import type { UsedKind } from '../uses/find-uses.ts';

/** What the words depend on beside the value. */
export interface WordsOptions {
  readonly locale: Locale;
  /** What something outside the flow is called; undefined where that is not known. */
  readonly nameOf?: (kind: UsedKind, id: string) => string | undefined;
}

const words = {
  en: {
    yes: 'yes',
    no: 'no',
    nothing: 'nothing',
    list: ', ',
    parts: '; ',
    colon: ': ',
    from: 'from',
    and: ' and ',
    or: ' or ',
  },
  zh: {
    yes: '是',
    no: '否',
    nothing: '无',
    list: '、',
    parts: '；',
    colon: '：',
    from: '自',
    and: ' 并且 ',
    or: ' 或者 ',
  },
} as const;

const kindOfWidget: Readonly<Partial<Record<string, UsedKind>>> = {
  flow: 'flow',
  queue: 'queue',
  agent: 'agent',
  credential: 'credential',
};

/** A language by the name people know it by. */
export function languageWords(tag: string, locale: Locale): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch (error) {
    // A tag that is well formed for us may still be none for the platform.
    if (error instanceof RangeError) return tag;
    throw error;
  }
}

/** A value as its form would show it, on one line; null where there is none. `field` is null for what no form knows. */
export function valueWords(field: Field | null, value: Json | undefined, options: WordsOptions): string | null {
  if (value === undefined) return null;
  const { locale } = options;
  if (value === null || value === '') return words[locale].nothing;
  if (typeof value === 'boolean') return value ? words[locale].yes : words[locale].no;
  if (typeof value === 'number') return numberWords(field?.meta ?? null, value, locale);
  if (typeof value === 'string') return textWords(field?.meta ?? null, value, options);
  if (field?.meta?.widget === 'condition') {
    const condition = conditionSchema.safeParse(value);
    if (condition.success) return conditionSentence(condition.data, locale);
  }
  if (field?.meta?.widget === 'skill_rings' && Array.isArray(value)) return ringsWords(value, options);
  return Array.isArray(value) ? listWords(field, value, options) : recordWords(field, value, options);
}

function numberWords(meta: FieldMeta | null, value: number, locale: Locale): string {
  if (meta?.widget === 'seconds') return `${meta.storedAs === 'milliseconds' ? value / 1000 : value} s`;
  const option = meta?.options?.[String(value)]?.[locale];
  const unit = meta?.unit?.[locale];
  return option ?? (unit === undefined ? String(value) : `${value} ${unit}`);
}

function textWords(meta: FieldMeta | null, value: string, { locale, nameOf }: WordsOptions): string {
  const kind = meta === null ? undefined : kindOfWidget[meta.widget];
  if (kind !== undefined) return nameOf?.(kind, value) ?? value;
  if (meta?.widget === 'language') return languageWords(value, locale);
  return meta?.options?.[value]?.[locale] ?? value;
}

function listWords(field: Field | null, value: readonly Json[], options: WordsOptions): string {
  const { list, parts, nothing } = words[options.locale];
  if (value.length === 0) return nothing;
  const element = field?.shape.kind === 'array' ? field.shape.element : null;
  // The values of a choice of several are labelled by the field itself.
  const each = element !== null && element.meta === null ? { ...element, meta: field?.meta ?? null } : element;
  const plain = value.every((item) => typeof item !== 'object');
  return value.map((item) => valueWords(each, item, options) ?? '').join(plain ? list : parts);
}

function recordWords(field: Field | null, value: { readonly [key: string]: Json }, options: WordsOptions): string {
  const { locale } = options;
  const fields = field === null ? [] : fieldsWithin(field, value);
  if (fields.length === 0) return canonicalJson(value);
  const said = fields.flatMap((one) => {
    const item = value[one.key];
    const empty = item === undefined || item === null || item === '' || (Array.isArray(item) && item.length === 0);
    if (empty || one.meta?.widget === 'hidden') return [];
    return [`${one.meta?.label[locale] ?? one.key}${words[locale].colon}${valueWords(one, item, options) ?? ''}`];
  });
  return said.length === 0 ? words[locale].nothing : said.join(words[locale].list);
}

function ringsWords(rings: readonly Json[], options: WordsOptions): string {
  const { from, parts, nothing } = words[options.locale];
  const said = rings.map((ring) => {
    const { afterMs, wants } = ring as { afterMs?: number; wants?: SkillWish | null };
    return `${from} ${(afterMs ?? 0) / 1000} s: ${wants == null ? nothing : wishWords(wants, options)}`;
  });
  return said.length === 0 ? nothing : said.join(parts);
}

function wishWords(wish: SkillWish, options: WordsOptions): string {
  const { and, or, nothing } = words[options.locale];
  if ('skill' in wish) return `${options.nameOf?.('skill', wish.skill) ?? wish.skill} ≥ ${wish.levelMin}`;
  const [within, joint] = 'all' in wish ? [wish.all, and] : [wish.any, or];
  if (within.length === 0) return nothing;
  return within.map((one) => ('skill' in one ? wishWords(one, options) : `(${wishWords(one, options)})`)).join(joint);
}

/** The fields that a value has under a field: of a union those of the option it is. */
export function fieldsWithin(field: Field, value: Json | undefined): readonly Field[] {
  const { shape } = field;
  if (shape.kind === 'object') return shape.fields;
  if (shape.kind !== 'union') return [];
  const chosen =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? value[shape.discriminator] : null;
  return shape.options.find((one) => one.value === chosen)?.fields ?? [];
}
