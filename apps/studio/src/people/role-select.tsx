'use client';

import type { Role } from '@patchbay/records';
import { useTranslations } from 'next-intl';
import { Select } from '@/ui/select';

const order = ['admin', 'designer', 'business', 'supervisor', 'agent'] as const satisfies readonly Role[];

interface RoleSelectProps {
  value: Role;
  onChange: (role: Role) => void;
  id?: string;
  label?: string;
  disabled?: boolean;
}

export function RoleSelect({ value, onChange, id, label, disabled }: RoleSelectProps) {
  const t = useTranslations('access');
  return (
    <Select<Role>
      value={value}
      onChange={onChange}
      options={order.map((role) => ({ value: role, label: t(`roles.${role}`), hint: t(`role_hints.${role}`) }))}
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { label })}
      {...(disabled === undefined ? {} : { disabled })}
    />
  );
}
