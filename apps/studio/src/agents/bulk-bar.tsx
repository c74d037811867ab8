'use client';

import type { AgentsChange, CentreOptions } from '@patchbay/records';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { FormDialog } from '@/ui/form-dialog';
import { FormField } from '@/ui/form-field';
import { Segmented } from '@/ui/segmented';
import { Select } from '@/ui/select';

interface BulkBarProps {
  selected: ReadonlySet<string>;
  centre: CentreOptions | undefined;
  saving: boolean;
  onChange: (change: AgentsChange) => void;
  onClear: () => void;
}

type Kind = AgentsChange['kind'];

/** What can be done to the chosen agents at once. */
export function BulkBar({ selected, centre, saving, onChange, onClear }: BulkBarProps) {
  const t = useTranslations('centre.agents.bulk');
  const [kind, setKind] = useState<Kind | null>(null);
  if (selected.size === 0) return null;
  return (
    <div
      role="toolbar"
      aria-label={t('label')}
      className="sticky top-2 z-30 mb-3 flex flex-wrap items-center gap-2 rounded-lg border border-accent bg-accent-soft px-3 py-2 text-sm text-accent-ink"
    >
      <span className="font-medium">{t('selected', { count: selected.size })}</span>
      {(['skill', 'queue', 'team'] as const).map((one) => (
        <Button key={one} size="sm" loading={saving && kind === one} onClick={() => setKind(one)}>
          {t(`set_${one}`)}
        </Button>
      ))}
      <Button size="icon-sm" variant="ghost" className="ml-auto" aria-label={t('clear')} onClick={onClear}>
        <X aria-hidden />
      </Button>
      {kind !== null && centre && (
        <BulkDialog
          kind={kind}
          count={selected.size}
          centre={centre}
          onClose={() => setKind(null)}
          onChange={(change) => {
            onChange(change);
            setKind(null);
          }}
        />
      )}
    </div>
  );
}

interface BulkDialogProps {
  kind: Kind;
  count: number;
  centre: CentreOptions;
  onChange: (change: AgentsChange) => void;
  onClose: () => void;
}

const noTeam = 'none';
const noLevel = '0';

function BulkDialog({ kind, count, centre, onChange, onClose }: BulkDialogProps) {
  const t = useTranslations('centre.agents.bulk');
  const [target, setTarget] = useState<string | null>(kind === 'team' ? noTeam : null);
  const [level, setLevel] = useState('5');
  const [serves, setServes] = useState<'yes' | 'no'>('yes');
  const choices = { skill: centre.skills, queue: centre.queues, team: centre.teams }[kind];
  const apply = () => {
    if (target === null) return;
    if (kind === 'skill') {
      onChange({ kind, skillId: target, level: level === noLevel ? null : Number(level) });
    } else if (kind === 'queue') onChange({ kind, queueId: target, serves: serves === 'yes' });
    else onChange({ kind, teamId: target === noTeam ? null : target });
  };
  return (
    <FormDialog
      title={t(`set_${kind}`)}
      description={t('applies_to', { count })}
      error={null}
      saving={false}
      ready={target !== null}
      submitLabel={t('apply', { count })}
      onSubmit={apply}
      onClose={onClose}
      size="sm"
    >
      <FormField label={t(kind)}>
        {({ id }) => (
          <Select
            id={id}
            value={target}
            onChange={setTarget}
            placeholder={t('choose')}
            options={[
              ...(kind === 'team' ? [{ value: noTeam, label: t('no_team') }] : []),
              ...choices.map((choice) => ({ value: choice.id, label: choice.name })),
            ]}
          />
        )}
      </FormField>
      {kind === 'skill' && (
        <FormField label={t('level')} help={t('level_help')}>
          {({ id }) => (
            <Select
              id={id}
              value={level}
              onChange={setLevel}
              options={Array.from({ length: 11 }, (_, at) => ({
                value: String(at),
                label: at === 0 ? t('take_away') : String(at),
              }))}
            />
          )}
        </FormField>
      )}
      {kind === 'queue' && (
        <Segmented
          label={t('queue')}
          value={serves}
          onChange={setServes}
          options={[
            { value: 'yes', label: t('serves') },
            { value: 'no', label: t('serves_not') },
          ]}
        />
      )}
    </FormDialog>
  );
}
