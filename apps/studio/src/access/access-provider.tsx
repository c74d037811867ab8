'use client';

import type { Permission, Role } from '@patchbay/records';
import { createContext, type ReactNode, useContext, useMemo } from 'react';

/** The signed-in person as the screens know them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly permissions: readonly Permission[];
  readonly timeZone: string;
}

const PersonContext = createContext<Person | null>(null);

export function AccessProvider({ person, children }: { person: Person; children: ReactNode }) {
  return <PersonContext value={person}>{children}</PersonContext>;
}

export function usePerson(): Person {
  const person = useContext(PersonContext);
  if (person === null) throw new Error('usePerson is used outside AccessProvider');
  return person;
}

/** Whether the signed-in person may do this. Screens hide what is refused; the procedures are what refuses it. */
export function useCan(): (permission: Permission) => boolean {
  const { permissions } = usePerson();
  return useMemo(() => {
    const granted = new Set(permissions);
    return (permission) => granted.has(permission);
  }, [permissions]);
}
