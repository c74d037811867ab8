'use client';

import { queueTileKey } from '@patchbay/flow-schema';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/client/trpc';
import { FlowTile } from '@/derived-screens/floor/flow-tile';
import { useFloorNames } from '../names/floor-names';
import { QueueTile } from './queue-tile';

interface QueueTilesProps {
  chosen: string | null;
  onChoose: (id: string) => void;
}

/** Figures of flows are added up when they are asked for; those of queues come by themselves. */
const againAfterMs = 10_000;

/**
 * A tile for every queue of the centre, the more important first, and those that follow from the published flows; both as whoever
 * looks arranged them.
 */
export function QueueTiles({ chosen, onChoose }: QueueTilesProps) {
  const trpc = useTRPC();
  const { queues } = useFloorNames();
  const { data } = useQuery(trpc.derivedScreens.floor.queryOptions(undefined, { refetchInterval: againAfterMs }));
  const ordered = [...queues].sort((a, b) => b.priority - a.priority || a.name.localeCompare(b.name));
  const tiles = data?.tiles ?? ordered.map(({ id }) => ({ tile: queueTile(id), name: null }));
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,16.5rem),1fr))] gap-2">
      {tiles.map(({ tile, name }) =>
        tile.kind === 'queue' ? (
          <QueueTile
            key={tile.key}
            id={tile.queueId}
            name={name}
            chosen={chosen === tile.queueId}
            onChoose={onChoose}
          />
        ) : (
          <FlowTile key={tile.key} tile={tile} name={name} figures={data?.figures ?? null} />
        ),
      )}
    </div>
  );
}

const queueTile = (queueId: string) => ({ kind: 'queue' as const, key: queueTileKey(queueId), queueId });
