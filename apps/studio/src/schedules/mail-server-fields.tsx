'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { FormField } from '@/ui/form-field';
import { Input, Textarea } from '@/ui/input';
import { PortField } from '@/ui/port-field';
import { Segmented } from '@/ui/segmented';

export interface MailServerForm {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  /** In PEM. */
  readonly trustedCertificate: string | null;
  readonly username: string;
  /** Null: the one that is kept. */
  readonly password: string | null;
  readonly fromAddress: string;
  readonly fromName: string;
}

const usualPorts = { tls: 465, starttls: 587, none: 25 } as const;

interface MailServerFieldsProps {
  readonly value: MailServerForm;
  readonly hasPassword: boolean;
  readonly onChange: (value: MailServerForm) => void;
}

export function MailServerFields({ value, hasPassword, onChange }: MailServerFieldsProps) {
  const t = useTranslations('schedules.server');
  const set = (change: Partial<MailServerForm>) => onChange({ ...value, ...change });
  const choose = (security: MailServerForm['security']) =>
    set({ security, port: value.port === usualPorts[value.security] ? usualPorts[security] : value.port });
  const field = (name: 'host' | 'username' | 'fromAddress' | 'fromName', label: string, type = 'text') => (
    <FormField label={label}>
      {(control) => (
        <Input
          {...control}
          type={type}
          value={value[name]}
          required={name === 'host' || name === 'fromAddress'}
          maxLength={254}
          spellCheck={false}
          placeholder={name === 'host' ? t('host_placeholder') : undefined}
          onChange={(event) => set({ [name]: event.currentTarget.value })}
        />
      )}
    </FormField>
  );
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[1fr_8rem]">
        {field('host', t('host'))}
        <PortField label={t('port')} value={value.port} onChange={(port) => set({ port })} />
      </div>
      <Segmented
        label={t('security')}
        className="self-start"
        value={value.security}
        onChange={choose}
        options={(['starttls', 'tls', 'none'] as const).map((one) => ({ value: one, label: t(`securities.${one}`) }))}
      />
      {value.security === 'none' && <Callout tone="warning">{t('none_warning')}</Callout>}
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField label={t('username')} help={t('username_help')}>
          {(control) => (
            <Input
              {...control}
              value={value.username}
              maxLength={254}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => set({ username: event.currentTarget.value })}
            />
          )}
        </FormField>
        {value.password === null && hasPassword ? (
          <div className="flex items-center gap-3 text-sm text-ink-muted">
            {t('password_kept')}
            <Button size="sm" onClick={() => set({ password: '' })}>
              {t('replace')}
            </Button>
          </div>
        ) : (
          <FormField label={t('password')}>
            {(control) => (
              <Input
                {...control}
                type="password"
                autoComplete="new-password"
                maxLength={1_000}
                value={value.password ?? ''}
                onChange={(event) => set({ password: event.currentTarget.value })}
              />
            )}
          </FormField>
        )}
        {field('fromAddress', t('from_address'), 'email')}
        {field('fromName', t('from_name'))}
      </div>
      {value.security !== 'none' && (
        <FormField label={t('certificate')} help={t('certificate_help')}>
          {(control) => (
            <Textarea
              {...control}
              className="font-mono text-xs"
              rows={value.trustedCertificate === null || value.trustedCertificate === '' ? 2 : 6}
              value={value.trustedCertificate ?? ''}
              maxLength={50_000}
              spellCheck={false}
              placeholder="-----BEGIN CERTIFICATE-----"
              onChange={(event) => set({ trustedCertificate: event.currentTarget.value || null })}
            />
          )}
        </FormField>
      )}
    </>
  );
}
