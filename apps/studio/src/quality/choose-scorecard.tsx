'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useTRPC } from '@/client/trpc';
import { FormField } from '@/ui/form-field';
import { LinkButton } from '@/ui/link-button';
import { Select } from '@/ui/select';

interface ChooseScorecardProps {
  value: string | null;
  onChange: (scorecardId: string) => void;
}

/** One of the forms in use, the only one by itself; the way to make one where there is none. */
export function ChooseScorecard({ value, onChange }: ChooseScorecardProps) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const forms = useQuery(trpc.scorecards.list.queryOptions({ archived: false }));
  const only = forms.data?.length === 1 ? forms.data[0]?.id : undefined;
  useEffect(() => {
    if (value === null && only !== undefined) onChange(only);
  }, [value, only, onChange]);
  if (forms.data?.length === 0) {
    return (
      <p className="text-sm text-ink-muted">
        {t('no_scorecard')}{' '}
        <LinkButton href="/quality/scorecards/new" variant="link" size="sm">
          {t('add_scorecard')}
        </LinkButton>
      </p>
    );
  }
  return (
    <FormField label={t('scorecard')}>
      {(control) => (
        <Select
          id={control.id}
          value={value}
          onChange={onChange}
          placeholder={t('choose_scorecard')}
          options={(forms.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </FormField>
  );
}
