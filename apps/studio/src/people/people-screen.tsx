'use client';

import { useQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePerson } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Instant } from '@/ui/instant';
import { ListScreen } from '@/ui/list-screen';
import { SecretField } from '@/ui/secret-field';
import { PersonActions } from './person-actions';
import { type NewPassword, PersonDialog } from './person-dialog';

export function PeopleScreen() {
  const t = useTranslations('people');
  const roles = useTranslations('access.roles');
  const trpc = useTRPC();
  const me = usePerson();
  const people = useQuery(trpc.people.list.queryOptions());
  const [adding, setAdding] = useState(false);
  const [password, setPassword] = useState<NewPassword | null>(null);

  return (
    <>
      <ListScreen
        id="people"
        title={t('title')}
        description={t('description')}
        query={people}
        rowId={(person) => person.id}
        rowName={(person) => person.name}
        searchLabel={t('search')}
        searchText={({ name, email }) => `${name} ${email}`}
        empty={{ icon: Users, title: t('title'), text: t('description') }}
        add={{ label: t('add'), run: () => setAdding(true) }}
        columns={[
          {
            id: 'name',
            header: t('name'),
            sortBy: (person) => person.name,
            cell: (person) => (
              <span className="block">
                <span className="flex items-center gap-2">
                  {person.name}
                  {person.id === me.id && <Badge tone="outline">{t('you')}</Badge>}
                </span>
                <span className="text-xs font-normal text-ink-muted">{person.email}</span>
              </span>
            ),
          },
          {
            id: 'role',
            header: t('role'),
            sortBy: (person) => roles(person.role),
            cell: (person) => <span className="whitespace-nowrap">{roles(person.role)}</span>,
          },
          {
            id: 'state',
            header: t('state'),
            sortBy: (person) => (person.disabledAt === null ? 0 : 1),
            cell: (person) => (
              <Badge tone={person.disabledAt === null ? 'success' : 'neutral'}>
                {t(person.disabledAt === null ? 'active' : 'disabled')}
              </Badge>
            ),
          },
          {
            id: 'since',
            header: t('since'),
            sortBy: (person) => person.createdAt,
            cell: (person) => <Instant at={person.createdAt} className="whitespace-nowrap text-ink-muted" />,
            className: 'max-sm:hidden',
          },
        ]}
        rowActions={(person) => <PersonActions person={person} onPassword={setPassword} />}
      />
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
    </>
  );
}
