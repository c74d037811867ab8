'use client';

import type { Role } from '@patchbay/records';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { EllipsisVertical, KeyRound, UserCheck, UserX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { useConfirm } from '@/ui/confirm-dialog';
import { Menu, MenuItem, MenuRadio, MenuSeparator } from '@/ui/menu';
import { toast } from '@/ui/toast';
import type { NewPassword } from './person-dialog';

interface PersonActionsProps {
  person: { id: string; name: string; role: Role; disabledAt: string | null };
  onPassword: (made: NewPassword) => void;
}

export function PersonActions({ person, onPassword }: PersonActionsProps) {
  const t = useTranslations('people');
  const ui = useTranslations('ui');
  const roles = useTranslations('access.roles');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const refresh = { onSuccess: () => queries.invalidateQueries({ queryKey: trpc.people.pathKey() }) };
  const setRole = useMutation(trpc.people.setRole.mutationOptions(refresh));
  const setDisabled = useMutation(trpc.people.setDisabled.mutationOptions(refresh));
  const reset = useMutation(trpc.people.resetPassword.mutationOptions({ onSuccess: onPassword }));
  const disabled = person.disabledAt !== null;

  const askReset = async () => {
    const sure = await confirm({
      title: t('reset_title', { name: person.name }),
      description: t('reset_text', { name: person.name }),
      action: t('reset'),
      danger: true,
    });
    if (sure) reset.mutate({ id: person.id });
  };
  const toggle = () =>
    setDisabled.mutate(
      { id: person.id, disabled: !disabled },
      {
        onSuccess: () => {
          if (disabled) return;
          toast(t('disabled_done', { name: person.name }), {
            action: { label: ui('undo'), onClick: () => setDisabled.mutate({ id: person.id, disabled: false }) },
          });
        },
      },
    );

  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={`${ui('more')}: ${person.name}`}>
          <EllipsisVertical aria-hidden />
        </Button>
      }
    >
      <MenuRadio<Role>
        label={t('change_role')}
        value={person.role}
        onChange={(role) => setRole.mutate({ id: person.id, role })}
        options={(['admin', 'designer', 'business', 'supervisor', 'agent'] as const).map((role) => ({
          value: role,
          label: roles(role),
        }))}
      />
      <MenuSeparator />
      <MenuItem onClick={() => void askReset()}>
        <KeyRound aria-hidden />
        {t('reset')}
      </MenuItem>
      <MenuItem danger={!disabled} onClick={toggle}>
        {disabled ? <UserCheck aria-hidden /> : <UserX aria-hidden />}
        {t(disabled ? 'enable' : 'disable')}
      </MenuItem>
    </Menu>
  );
}
