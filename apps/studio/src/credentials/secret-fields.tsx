'use client';

import { useTranslations } from 'next-intl';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';

export type SecretKind = 'bearer' | 'basic' | 'header';
export type Secret =
  | { kind: 'bearer'; token: string }
  | { kind: 'basic'; username: string; password: string }
  | { kind: 'header'; name: string; value: string };

export const emptySecrets: { readonly [K in SecretKind]: Extract<Secret, { kind: K }> } = {
  bearer: { kind: 'bearer', token: '' },
  basic: { kind: 'basic', username: '', password: '' },
  header: { kind: 'header', name: '', value: '' },
};

interface SecretFieldsProps {
  value: Secret;
  onChange: (secret: Secret) => void;
}

export function SecretFields({ value, onChange }: SecretFieldsProps) {
  switch (value.kind) {
    case 'bearer':
      return <Field name="token" secret value={value.token} onChange={(token) => onChange({ ...value, token })} />;
    case 'basic':
      return (
        <>
          <Field name="username" value={value.username} onChange={(username) => onChange({ ...value, username })} />
          <Field
            name="password"
            secret
            value={value.password}
            onChange={(password) => onChange({ ...value, password })}
          />
        </>
      );
    case 'header':
      return (
        <>
          <Field name="header_name" value={value.name} onChange={(name) => onChange({ ...value, name })} />
          <Field
            name="header_value"
            secret
            value={value.value}
            onChange={(next) => onChange({ ...value, value: next })}
          />
        </>
      );
  }
}

interface FieldProps {
  name: 'token' | 'username' | 'password' | 'header_name' | 'header_value';
  value: string;
  onChange: (value: string) => void;
  secret?: boolean;
}

function Field({ name, value, onChange, secret = false }: FieldProps) {
  const t = useTranslations('credentials');
  return (
    <FormField label={t(name)}>
      {(control) => (
        <Input
          {...control}
          type={secret ? 'password' : 'text'}
          autoComplete={secret ? 'new-password' : 'off'}
          required
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </FormField>
  );
}
