'use client';

import { ExternalLink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LinkButton } from '@/ui/link-button';
import { Select, type SelectOption } from '@/ui/select';
import { useChoices } from '../use-choices';
import { memberOf, textOf, type WidgetProps } from '../widget-props';

const none = '-';

interface PickerProps extends WidgetProps {
  readonly options: readonly SelectOption[];
  readonly placeholder: string;
  /** Where what is chosen is kept. */
  readonly href: string | null;
}

/** One of the options, or none; what is gone is still shown as what it was. */
function Picker({ value, onChange, disabled, id, label, options, placeholder, href }: PickerProps) {
  const t = useTranslations('flows.form');
  const current = textOf(value);
  const gone = current !== '' && !options.some((option) => option.value === current);
  return (
    <div className="flex gap-1.5">
      <Select
        id={id}
        label={label}
        disabled={disabled}
        value={current === '' ? null : current}
        placeholder={placeholder}
        options={[
          ...(current === '' ? [] : [{ value: none, label: t('nothingChosen') }]),
          ...options,
          ...(gone ? [{ value: current, label: current, hint: t('missing') }] : []),
        ]}
        onChange={(next) => onChange(next === none ? '' : next)}
      />
      {href !== null && current !== '' && (
        <LinkButton href={href} size="icon" aria-label={t('open', { name: label })}>
          <ExternalLink aria-hidden />
        </LinkButton>
      )}
    </div>
  );
}

/** A lookup table by name. */
export function TableWidget(props: WidgetProps) {
  const t = useTranslations('flows.form');
  const { tables } = useChoices();
  const options = tables.map(({ id, name, published }) => ({
    value: id,
    label: name,
    ...(published ? {} : { hint: t('notPublished') }),
  }));
  return (
    <Picker
      {...props}
      options={options}
      placeholder={t(options.length === 0 ? 'noTable' : 'chooseTable')}
      href={`/tables/${textOf(props.value)}`}
    />
  );
}

/** A column of the table that the node names. */
export function TableColumnWidget(props: WidgetProps) {
  const t = useTranslations('flows.form');
  const { tables } = useChoices();
  const tableId = textOf(memberOf(props.node.config, 'tableId'));
  const columns = tables.find(({ id }) => id === tableId)?.columns ?? [];
  const options = columns.map(({ id, label }) => ({ value: id, label, ...(id === label ? {} : { hint: id }) }));
  return (
    <Picker {...props} options={options} placeholder={t(tableId === '' ? 'tableFirst' : 'chooseColumn')} href={null} />
  );
}

/** Named opening hours. */
export function HoursWidget(props: WidgetProps) {
  const t = useTranslations('flows.form');
  const { hours } = useChoices();
  const options = hours.map(({ id, name, published }) => ({
    value: id,
    label: name,
    ...(published ? {} : { hint: t('notPublished') }),
  }));
  return (
    <Picker
      {...props}
      options={options}
      placeholder={t(options.length === 0 ? 'noHours' : 'chooseHours')}
      href={`/hours/${textOf(props.value)}`}
    />
  );
}
