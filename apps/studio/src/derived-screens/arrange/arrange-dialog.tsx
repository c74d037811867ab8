'use client';

import type { Arrangement } from '@patchbay/flow-schema';
import type { Role, ScreenSurface } from '@patchbay/records';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { LayoutList } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useCan, usePerson } from '@/access/access-provider';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { EmptyState } from '@/ui/empty-state';
import { QueryState } from '@/ui/query-state';
import { Select } from '@/ui/select';
import { toast } from '@/ui/toast';
import type { ScreenItem } from '../screen-items';
import { type ArrangeRow, arrangementOf, arrangeRows, moveRow, type SectionOf } from './arrange-draft';
import { ArrangeSections } from './arrange-sections';

const mine = 'mine';
type Whose = typeof mine | Role;

/** Who can have this surface before them at all. */
const rolesOf: Readonly<Record<ScreenSurface, readonly Role[]>> = {
  seat: ['agent', 'supervisor', 'admin'],
  floor: ['supervisor', 'admin'],
  reports: ['supervisor', 'designer', 'business', 'admin'],
};

const sections: Readonly<Record<ScreenSurface, SectionOf>> = {
  seat: ({ group, kind }) => `${group}/${kind}`,
  floor: () => '',
  reports: ({ group }) => group,
};

interface ArrangeDialogProps {
  surface: ScreenSurface;
  onClose: () => void;
}

/** Arrange, hide and rename what was derived: for oneself, or as what a role starts out with. */
export function ArrangeDialog({ surface, onClose }: ArrangeDialogProps) {
  const t = useTranslations('derived_screens.arrange');
  const roleName = useTranslations('access.roles');
  const trpc = useTRPC();
  const can = useCan();
  const [whose, setWhose] = useState<Whose>(mine);
  const query = useQuery(trpc.derivedScreens.items.queryOptions({ surface }));
  const choices = [
    { value: mine as Whose, label: t('for_me') },
    ...rolesOf[surface].map((role) => ({ value: role as Whose, label: t('for_role', { role: roleName(role) }) })),
  ];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`title_${surface}`)}
      description={t('hint')}
      size="lg"
    >
      {can('screen.arrange') && (
        <Select className="mb-3 w-64" label={t('whose')} value={whose} onChange={setWhose} options={choices} />
      )}
      <QueryState query={query}>
        {({ items, person, roles: ofRoles }) => (
          <ArrangeForm
            key={whose}
            surface={surface}
            items={items}
            whose={whose}
            kept={whose === mine ? person : ofRoles[whose]}
            ofRoles={ofRoles}
            onClose={onClose}
          />
        )}
      </QueryState>
    </Dialog>
  );
}

interface ArrangeFormProps {
  surface: ScreenSurface;
  items: readonly ScreenItem[];
  whose: Whose;
  kept: Arrangement | null;
  ofRoles: Readonly<Record<Role, Arrangement | null>>;
  onClose: () => void;
}

function ArrangeForm({ surface, items, whose, kept, ofRoles, onClose }: ArrangeFormProps) {
  const t = useTranslations('derived_screens.arrange');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { role } = usePerson();
  const below = useMemo(() => {
    const ofRole = whose === mine ? ofRoles[role] : null;
    return ofRole === null ? [] : [ofRole];
  }, [whose, ofRoles, role]);
  const [rows, setRows] = useState<readonly ArrangeRow[]>(() =>
    arrangeRows(items, kept === null ? below : [...below, kept]),
  );
  const options = {
    meta: { showsFailure: true },
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: trpc.derivedScreens.pathKey() }),
        queries.invalidateQueries({ queryKey: trpc.seat.callDetails.pathKey() }),
        queries.invalidateQueries({ queryKey: [['reports']] }),
      ]);
      toast.success(t('saved'));
      onClose();
    },
  };
  const saveOwn = useMutation(trpc.derivedScreens.saveOwn.mutationOptions(options));
  const saveForRole = useMutation(trpc.derivedScreens.saveForRole.mutationOptions(options));
  const keep = (arrangement: Arrangement | null) => {
    const sent = arrangement === null ? null : { ...arrangement, order: [...arrangement.order] };
    if (whose === mine) saveOwn.mutate({ surface, arrangement: sent });
    else saveForRole.mutate({ surface, role: whose, arrangement: sent });
  };
  const failed = saveOwn.error ?? saveForRole.error;
  const saving = saveOwn.isPending || saveForRole.isPending;
  if (items.length === 0) {
    return <EmptyState icon={LayoutList} title={t('empty_title')} description={t('empty')} />;
  }
  const change = (key: string, part: Partial<ArrangeRow>) =>
    setRows((before) => before.map((row) => (row.item.key === key ? { ...row, ...part } : row)));
  return (
    <div className="flex flex-col gap-3">
      <ArrangeSections
        rows={rows}
        surface={surface}
        sectionOf={sections[surface]}
        onMove={(key, by) => setRows((before) => moveRow(before, key, by, sections[surface]))}
        onChange={change}
      />
      {failed !== null && <Callout tone="danger">{failureText(failed, locale)}</Callout>}
      <div className="sticky -bottom-4 -mx-5 -mb-4 flex flex-wrap justify-end gap-2 border-t border-line bg-raised px-5 py-3">
        <Button variant="ghost" disabled={saving} onClick={() => keep(null)}>
          {t(whose === mine && ofRoles[role] !== null ? 'as_role' : 'as_derived')}
        </Button>
        <Button variant="primary" loading={saving} onClick={() => keep(arrangementOf(rows, items, below, kept))}>
          {t('save')}
        </Button>
      </div>
    </div>
  );
}
