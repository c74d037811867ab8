'use client';

import type { Json, SeatFieldForm } from '@patchbay/flow-schema';
import { useLocale, useTranslations } from 'next-intl';

/** A value in the form in which the flow wants it shown. */
export function FieldValue({ value, form }: { value: Json; form: SeatFieldForm }) {
  const t = useTranslations('derived_screens.value');
  const locale = useLocale();
  if (form.kind === 'choice') {
    const option = form.options.find((each) => each.value === String(value));
    return option?.label[locale] ?? String(value);
  }
  if (form.kind === 'list' && Array.isArray(value)) return value.map(plain).join(locale === 'zh' ? '、' : ', ');
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number') {
    const digits = form.kind === 'money' ? { minimumFractionDigits: 2, maximumFractionDigits: 4 } : {};
    return <span className="tabular-nums">{value.toLocaleString(locale, digits)}</span>;
  }
  if (form.kind === 'date' && typeof value === 'string')
    return <time dateTime={value}>{dateWords(value, locale)}</time>;
  if (form.kind === 'phone') return <span className="tabular-nums">{plain(value)}</span>;
  return plain(value);
}

function plain(value: Json): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

/** A day without a time is the same day everywhere; anything else is shown as it came. */
function dateWords(value: string, locale: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  const day = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? value : day.toLocaleDateString(locale, { dateStyle: 'medium', timeZone: 'UTC' });
}
