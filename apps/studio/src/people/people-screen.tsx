'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus, SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePerson } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { EmptyState } from '@/ui/empty-state';
import { Instant } from '@/ui/instant';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { SearchInput } from '@/ui/search-input';
import { SecretField } from '@/ui/secret-field';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';
import { PersonActions } from './person-actions';
import { type NewPassword, PersonDialog } from './person-dialog';

export function PeopleScreen() {
  const t = useTranslations('people');
  const ui = useTranslations('ui');
  const roles = useTranslations('access.roles');
  const trpc = useTRPC();
  const me = usePerson();
  const people = useQuery(trpc.people.list.queryOptions());
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const [password, setPassword] = useState<NewPassword | null>(null);
  const wanted = search.trim().toLowerCase();

  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <>
          <SearchInput label={t('search')} value={search} onChange={setSearch} />
          <Button variant="primary" onClick={() => setAdding(true)}>
            <Plus aria-hidden />
            {t('add')}
          </Button>
        </>
      }
    >
      <QueryState query={people}>
        {(rows) => {
          const found = rows.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted));
          if (found.length === 0) {
            return (
              <EmptyState icon={SearchX} title={ui('none_match', { search })} description={ui('none_match_hint')} />
            );
          }
          return (
            <Table>
              <TableHead>
                <tr>
                  <TableHeader>{t('name')}</TableHeader>
                  <TableHeader>{t('role')}</TableHeader>
                  <TableHeader>{t('state')}</TableHeader>
                  <TableHeader className="max-sm:hidden">{t('since')}</TableHeader>
                  <TableHeader>
                    <span className="sr-only">{ui('actions')}</span>
                  </TableHeader>
                </tr>
              </TableHead>
              <TableBody>
                {found.map((person) => (
                  <TableRow key={person.id}>
                    <TableCell>
                      <span className="flex items-center gap-2 font-medium">
                        {person.name}
                        {person.id === me.id && <Badge tone="outline">{t('you')}</Badge>}
                      </span>
                      <span className="text-xs text-ink-muted">{person.email}</span>
                    </TableCell>
                    <TableCell className="whitespace-nowrap">{roles(person.role)}</TableCell>
                    <TableCell>
                      <Badge tone={person.disabledAt === null ? 'success' : 'neutral'}>
                        {t(person.disabledAt === null ? 'active' : 'disabled')}
                      </Badge>
                    </TableCell>
                    <TableCell className="whitespace-nowrap text-ink-muted max-sm:hidden">
                      <Instant at={person.createdAt} />
                    </TableCell>
                    <TableCell className="text-right">
                      <PersonActions person={person} onPassword={setPassword} />
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          );
        }}
      </QueryState>
      {adding && (
        <PersonDialog
          onClose={() => setAdding(false)}
          onCreated={(created) => {
            setAdding(false);
            setPassword(created);
          }}
        />
      )}
      {password !== null && (
        <Dialog
          open
          onOpenChange={(open) => !open && setPassword(null)}
          title={t('password_title')}
          description={password.email}
          size="sm"
          footer={
            <Button variant="primary" onClick={() => setPassword(null)}>
              {t('done')}
            </Button>
          }
        >
          <p className="mb-3 text-sm text-ink-muted">{t('password_text')}</p>
          <SecretField value={password.password} label={t('password_title')} />
        </Dialog>
      )}
    </Page>
  );
}
