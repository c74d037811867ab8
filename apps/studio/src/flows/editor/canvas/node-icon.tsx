'use client';

import { CircleHelp, icons } from 'lucide-react';

type IconName = keyof typeof icons;

function pascalCase(name: string): string {
  return name.replace(/(^|-)([a-z0-9])/g, (_all, _dash: string, letter: string) => letter.toUpperCase());
}

/** Whether there is an icon of this name. */
export function hasIcon(name: string): boolean {
  return pascalCase(name) in icons;
}

/** The icon that a node type names in lucide's own spelling. */
export function NodeIcon({ name, className }: { name: string; className?: string }) {
  const Icon = hasIcon(name) ? icons[pascalCase(name) as IconName] : CircleHelp;
  return <Icon className={className} aria-hidden />;
}
