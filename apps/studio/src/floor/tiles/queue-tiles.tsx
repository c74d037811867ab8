'use client';

import { useFloorNames } from '../names/floor-names';
import { QueueTile } from './queue-tile';

interface QueueTilesProps {
  chosen: string | null;
  onChoose: (id: string) => void;
}

/** A tile for every queue of the centre, the more important first. */
export function QueueTiles({ chosen, onChoose }: QueueTilesProps) {
  const { queues } = useFloorNames();
  const ordered = [...queues].sort((a, b) => b.priority - a.priority || a.name.localeCompare(b.name));
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,16.5rem),1fr))] gap-2">
      {ordered.map(({ id }) => (
        <QueueTile key={id} id={id} chosen={chosen === id} onChoose={onChoose} />
      ))}
    </div>
  );
}
