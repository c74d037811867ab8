'use client';

import { Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useConfirm } from './confirm-dialog';
import { MenuItem, MenuSeparator } from './menu';

interface EditMenuProps {
  onEdit: () => void;
  /** Asked before anything is deleted. */
  deletion: { title: string; text: string; action: string; run: () => void };
}

/** The items of a row's menu for a thing that can be edited and deleted. */
export function EditMenu({ onEdit, deletion }: EditMenuProps) {
  const ui = useTranslations('ui');
  const confirm = useConfirm();
  const ask = async () => {
    const { title, text, action } = deletion;
    if (await confirm({ title, description: text, action, danger: true })) deletion.run();
  };
  return (
    <>
      <MenuItem onClick={onEdit}>
        <Pencil aria-hidden />
        {ui('edit')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger onClick={() => void ask()}>
        <Trash2 aria-hidden />
        {deletion.action}
      </MenuItem>
    </>
  );
}
