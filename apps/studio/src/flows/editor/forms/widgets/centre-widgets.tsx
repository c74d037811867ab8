'use client';

import { useTranslations } from 'next-intl';
import { agentOption } from '@/agents/agent-option';
import { Select, type SelectOption } from '@/ui/select';
import { useChoices } from '../use-choices';
import { textOf, type WidgetProps } from '../widget-props';

/** The options with what is chosen now, even where it is gone. */
function withCurrent(options: readonly SelectOption[], current: string, missing: string): SelectOption[] {
  if (current === '' || options.some((option) => option.value === current)) return [...options];
  return [...options, { value: current, label: current, hint: missing }];
}

interface PickerProps extends WidgetProps {
  readonly options: readonly SelectOption[];
  readonly placeholder: string;
}

function Picker({ value, onChange, disabled, id, label, options, placeholder }: PickerProps) {
  const t = useTranslations('flows.form');
  const current = textOf(value);
  return (
    <Select
      id={id}
      label={label}
      disabled={disabled}
      value={current === '' ? null : current}
      placeholder={placeholder}
      options={withCurrent(options, current, t('missing'))}
      onChange={onChange}
    />
  );
}

/** A queue by name. */
export function QueueWidget(props: WidgetProps) {
  const t = useTranslations('flows.form');
  const { queues } = useChoices();
  const options = queues.map(({ id, name }) => ({ value: id, label: name }));
  return <Picker {...props} options={options} placeholder={t(options.length === 0 ? 'noQueue' : 'chooseQueue')} />;
}

/** An agent by name. */
export function AgentWidget(props: WidgetProps) {
  const t = useTranslations('flows.form');
  const { agents } = useChoices();
  const options = agents.map(agentOption);
  return <Picker {...props} options={options} placeholder={t(options.length === 0 ? 'noAgent' : 'chooseAgent')} />;
}
