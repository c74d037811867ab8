'use client';

import { ExternalLink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LinkButton } from '@/ui/link-button';
import { Select, type SelectOption } from '@/ui/select';
import { useEditor } from '../../editor-context';
import { useChoices } from '../use-choices';
import { textOf, type WidgetProps } from '../widget-props';

const none = '-';

function withCurrent(options: readonly SelectOption[], current: string, missing: string): SelectOption[] {
  if (current === '' || options.some((option) => option.value === current)) return [...options];
  return [...options, { value: current, label: current, hint: missing }];
}

/** Another flow of the same kind; a link opens it. */
export function FlowWidget({ value, onChange, disabled, id, label }: WidgetProps) {
  const t = useTranslations('flows.form');
  const own = useEditor((state) => state.flowId);
  const kind = useEditor((state) => state.content.document.kind);
  const { flows } = useChoices();
  const current = textOf(value);
  const options = flows
    .filter((flow) => flow.id !== own && flow.kind === kind)
    .map((flow) => ({ value: flow.id, label: flow.name, ...(flow.published ? {} : { hint: t('notPublished') }) }));
  return (
    <div className="flex gap-1.5">
      <Select
        id={id}
        label={label}
        disabled={disabled}
        value={current === '' ? null : current}
        placeholder={t(options.length === 0 ? 'noOtherFlow' : 'chooseFlow')}
        options={withCurrent(options, current, t('missing'))}
        onChange={onChange}
      />
      {current !== '' && (
        <LinkButton href={`/flows/${current}`} size="icon" aria-label={t('openFlow')}>
          <ExternalLink aria-hidden />
        </LinkButton>
      )}
    </div>
  );
}

/** A stored credential by name. Its secret is never here. */
export function CredentialWidget({ value, onChange, disabled, id, label }: WidgetProps) {
  const t = useTranslations('flows.form');
  const { credentials } = useChoices();
  const current = textOf(value);
  const options = credentials.map((one) => ({ value: one.id, label: one.name, hint: one.hosts.join(', ') }));
  return (
    <Select
      id={id}
      label={label}
      disabled={disabled}
      value={current === '' ? none : current}
      options={[{ value: none, label: t('noCredential') }, ...withCurrent(options, current, t('missing'))]}
      onChange={(next) => onChange(next === none ? '' : next)}
    />
  );
}
