'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { CustomerCallbacks } from '@/callbacks/customer-callbacks';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { toast } from '@/ui/toast';
import { CustomerCalls } from './customer-calls';
import { CustomerForm, noFacts } from './customer-form';
import { useRemoveCustomer } from './customers-screen';
import { LevelBadge } from './level-badge';
import { OpenItems } from './open-items';

/** One customer; `new` makes one. */
export function CustomerScreen({ id }: { id: string }) {
  return id === 'new' ? <NewCustomer /> : <KnownCustomer id={id} />;
}

function useWay() {
  const t = useTranslations('centre.customers');
  return [{ label: t('title'), href: '/customers' }];
}

function NewCustomer() {
  const t = useTranslations('centre.customers');
  const trpc = useTRPC();
  const { replace } = useRouter();
  const agents = useQuery(trpc.customers.agentChoices.queryOptions());
  const create = useMutation(
    trpc.customers.create.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: ({ id }) => replace(`/customers/${id}`),
    }),
  );
  return (
    <Page title={t('add')} breadcrumbs={useWay()} width="prose">
      <CustomerForm
        facts={noFacts}
        agents={agents.data ?? []}
        editable
        saving={create.isPending}
        error={create.error}
        onSave={(facts) => create.mutate(facts)}
      />
    </Page>
  );
}

function KnownCustomer({ id }: { id: string }) {
  const t = useTranslations('centre.customers');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { push } = useRouter();
  const editable = useCan()('customer.edit');
  const found = useQuery(trpc.customers.get.queryOptions({ id }));
  const agents = useQuery(trpc.customers.agentChoices.queryOptions());
  const remove = useRemoveCustomer(() => push('/customers'));
  const way = useWay();
  const update = useMutation(
    trpc.customers.update.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.customers.pathKey() });
        toast(t('saved'));
      },
    }),
  );
  return (
    <QueryState query={found}>
      {({ customer, items }) => (
        <Page
          title={
            <>
              {customer.name}
              {customer.level !== '' && <LevelBadge level={customer.level} />}
            </>
          }
          breadcrumbs={way}
          {...(customer.company === '' ? {} : { description: customer.company })}
          actions={
            editable && (
              <Button variant="danger-ghost" onClick={() => void remove(customer)}>
                <Trash2 aria-hidden />
                {ui('delete')}
              </Button>
            )
          }
        >
          <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
            <CustomerForm
              key={customer.updatedAt}
              facts={{
                name: customer.name,
                company: customer.company,
                level: customer.level,
                language: customer.language,
                ownAgentId: customer.ownAgentId,
                note: customer.note,
                numbers: [...customer.numbers],
              }}
              agents={agents.data ?? []}
              editable={editable}
              saving={update.isPending}
              error={update.error}
              onSave={(facts) => update.mutate({ id, ...facts })}
            />
            <div className="flex min-w-0 flex-col gap-5">
              <OpenItems customerId={id} items={items} agents={agents.data ?? []} editable={editable} />
              <CustomerCallbacks customerId={id} name={customer.name} />
              <CustomerCalls customerId={id} hasNumbers={customer.numbers.length > 0} />
            </div>
          </div>
        </Page>
      )}
    </QueryState>
  );
}
