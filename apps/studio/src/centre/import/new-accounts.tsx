'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Table, TableBody, TableCell, TableRow } from '@/ui/table';
import { saveText } from './save-text';

interface NewAccountsProps {
  accounts: readonly { name: string; email: string; password: string }[];
  onClose: () => void;
}

/** The one-time passwords of people whom an import gave an account. Neither text nor address can hold a quotation mark. */
export function NewAccounts({ accounts, onClose }: NewAccountsProps) {
  const t = useTranslations('centre.import');
  const rows = accounts.map(({ email, password }) => `${email},${password}`);
  return (
    <Dialog
      open
      title={t('new_accounts')}
      description={t('new_accounts_text')}
      footer={
        <>
          <Button onClick={() => saveText('accounts.csv', `email,password\r\n${rows.join('\r\n')}\r\n`)}>
            <Download aria-hidden />
            {t('save_passwords')}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {t('finish')}
          </Button>
        </>
      }
    >
      <Table>
        <TableBody>
          {accounts.map(({ name, email, password }) => (
            <TableRow key={email}>
              <TableCell>
                <span className="block font-medium">{name}</span>
                <span className="text-xs text-ink-muted">{email}</span>
              </TableCell>
              <TableCell className="font-mono text-sm">{password}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Dialog>
  );
}
