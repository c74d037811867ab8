'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { FormDialog } from '@/ui/form-dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { PortField } from '@/ui/port-field';
import { Segmented } from '@/ui/segmented';
import { Switch } from '@/ui/switch';
import { type Codec, codecNames, codecs, slugOf, type Transport, transports } from './trunk-choices';

export interface EditedTrunk {
  id: string;
  name: string;
  host: string;
  port: number;
  transport: Transport;
  username: string | null;
  hasPassword: boolean;
  registers: boolean;
  codecs: string[];
  callerId: string | null;
  enabled: boolean;
  position: number;
}

interface TrunkDialogProps {
  /** Null for a new line. */
  edited: EditedTrunk | null;
  position: number;
  onClose: () => void;
}

const defaultPort = { udp: 5060, tcp: 5060 };

export function TrunkDialog({ edited, position, onClose }: TrunkDialogProps) {
  const t = useTranslations('trunks');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const formId = useId();
  const [trunk, setTrunk] = useState<EditedTrunk>(
    edited ?? {
      id: '',
      name: '',
      host: '',
      port: defaultPort.udp,
      transport: 'udp',
      username: '',
      hasPassword: false,
      registers: false,
      codecs: ['alaw', 'ulaw', 'g722'],
      callerId: '',
      enabled: true,
      position,
    },
  );
  const hasUsername = (trunk.username ?? '').trim() !== '';
  const [password, setPassword] = useState<string | null>('');
  const set = (change: Partial<EditedTrunk>) => setTrunk({ ...trunk, ...change });
  const options = {
    meta: { showsFailure: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: trpc.trunks.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.trunks.create.mutationOptions(options));
  const update = useMutation(trpc.trunks.update.mutationOptions(options));
  const save = edited === null ? create : update;

  const submit = () => {
    const { id, name, host, port, transport, username, callerId, enabled, position } = trunk;
    const chosen = trunk.codecs;
    save.mutate({
      name,
      host,
      port,
      transport,
      username,
      callerId,
      enabled,
      position,
      registers: trunk.registers && hasUsername,
      id: edited === null ? slugOf(trunk.name) : id,
      codecs: codecs.filter((codec) => chosen.includes(codec)).sort((a, b) => chosen.indexOf(a) - chosen.indexOf(b)),
      ...(password === '' ? {} : { password }),
    });
  };

  return (
    <FormDialog
      title={edited === null ? t('add') : t('edit_title', { name: edited.name })}
      size="lg"
      columns
      error={save.error}
      saving={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField label={t('name')}>
        {(control) => (
          <Input
            {...control}
            value={trunk.name}
            required
            maxLength={100}
            autoFocus
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
        )}
      </FormField>
      <div className="flex flex-col gap-1">
        <p className="text-sm font-medium">{t('transport')}</p>
        <Segmented<Transport>
          label={t('transport')}
          value={trunk.transport}
          onChange={(transport) => set({ transport, port: defaultPort[transport] })}
          options={transports.map((value) => ({ value, label: value.toUpperCase() }))}
        />
      </div>
      <FormField label={t('host')} help={t('host_help')}>
        {(control) => (
          <Input
            {...control}
            value={trunk.host}
            required
            placeholder="sip.carrier.example"
            onChange={(event) => set({ host: event.currentTarget.value })}
          />
        )}
      </FormField>
      <PortField label={t('port')} value={trunk.port} onChange={(port) => set({ port })} />
      <FormField label={t('username')} help={t('username_help')} optional={ui('optional')}>
        {(control) => (
          <Input
            {...control}
            value={trunk.username ?? ''}
            autoComplete="off"
            onChange={(event) => set({ username: event.currentTarget.value })}
          />
        )}
      </FormField>
      <FormField
        label={t('password')}
        help={trunk.hasPassword && password !== null ? t('password_kept') : t('password_help')}
        optional={ui('optional')}
      >
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              type="password"
              autoComplete="new-password"
              value={password ?? ''}
              placeholder={trunk.hasPassword && password !== null ? '••••••••' : ''}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            {trunk.hasPassword && password !== null && (
              <Button onClick={() => setPassword(null)}>{t('remove_password')}</Button>
            )}
          </div>
        )}
      </FormField>
      <FormField label={t('caller_id')} help={t('caller_id_help')} optional={ui('optional')}>
        {(control) => (
          <Input
            {...control}
            value={trunk.callerId ?? ''}
            inputMode="tel"
            onChange={(event) => set({ callerId: event.currentTarget.value })}
          />
        )}
      </FormField>
      <FormField label={t('position')} help={t('position_help')}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={0}
            max={1_000}
            required
            value={trunk.position}
            onChange={(event) => set({ position: Number(event.currentTarget.value) })}
          />
        )}
      </FormField>
      <CodecChoice value={trunk.codecs} onChange={(chosen) => set({ codecs: chosen })} />
      <div className="flex flex-col gap-1">
        <div className="flex items-center gap-2">
          <Switch
            id={`${formId}-registers`}
            checked={trunk.registers && hasUsername}
            disabled={!hasUsername}
            onChange={(registers) => set({ registers })}
          />
          <label htmlFor={`${formId}-registers`} className="text-sm font-medium">
            {t('registers')}
          </label>
        </div>
        <p className="text-xs text-ink-muted">{t('registers_help')}</p>
      </div>
      <div className="flex items-center gap-2 self-end pb-1">
        <Switch id={`${formId}-enabled`} checked={trunk.enabled} onChange={(enabled) => set({ enabled })} />
        <label htmlFor={`${formId}-enabled`} className="text-sm font-medium">
          {t('enabled')}
        </label>
      </div>
    </FormDialog>
  );
}

function CodecChoice({ value, onChange }: { value: readonly string[]; onChange: (codecs: string[]) => void }) {
  const t = useTranslations('trunks');
  const id = useId();
  const toggle = (codec: Codec, checked: boolean) =>
    onChange(checked ? [...value, codec] : value.filter((one) => one !== codec));
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 text-sm font-medium">{t('codecs')}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1.5">
        {codecs.map((codec) => (
          <span key={codec} className="flex items-center gap-1.5">
            <Checkbox
              id={`${id}-${codec}`}
              checked={value.includes(codec)}
              onChange={(checked) => toggle(codec, checked)}
            />
            <label htmlFor={`${id}-${codec}`} className="text-sm">
              {codecNames[codec]}
            </label>
          </span>
        ))}
      </div>
    </fieldset>
  );
}
