'use client';

import type { NodeType } from '@patchbay/flow-schema';
import { classNames } from '@/ui/class-names';
import { categoryColour } from './category-colour';
import { NodeIcon } from './node-icon';

/** A node type's icon on its colour. */
export function TypeSwatch({ type, className }: { type: NodeType<never> | null | undefined; className?: string }) {
  const colour = categoryColour(type?.category);
  return (
    <span
      className={classNames('grid size-7 shrink-0 place-items-center rounded-md', className)}
      style={{ color: colour, backgroundColor: `color-mix(in srgb, ${colour} 13%, transparent)` }}
    >
      <NodeIcon name={type?.icon ?? 'circle-help'} className="size-4" />
    </span>
  );
}
