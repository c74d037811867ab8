import { type FloorField, floorFieldName } from '@patchbay/records';
import type { FloorBoard } from '../../ports/floor-board.ts';

/** The floor in memory. */
export class MemoryFloorBoard implements FloorBoard {
  readonly fields = new Map<string, FloorField>();
  private listener: () => void = () => undefined;
  private closed = false;

  write(fields: readonly FloorField[], goneNames: readonly string[]): void {
    if (this.closed) return;
    for (const name of goneNames) this.fields.delete(name);
    for (const field of fields) this.fields.set(floorFieldName(field), field);
  }

  replace(fields: readonly FloorField[]): void {
    if (this.closed) return;
    this.fields.clear();
    this.write(fields, []);
  }

  onLost(listener: () => void): void {
    this.listener = listener;
  }

  /** As when Redis was emptied. */
  lose(): void {
    this.fields.clear();
    this.listener();
  }

  close(): void {
    this.closed = true;
  }
}
