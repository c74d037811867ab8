import type { FloorField } from '@patchbay/records';
import type { FloorMessage } from '@/live/floor-view';

export type FloorKind = FloorField['kind'];
export type FieldOf<Kind extends FloorKind> = Extract<FloorField, { kind: Kind }>;

/** `loading` until the first snapshot is in. */
export type FloorReadiness = 'loading' | 'ready' | 'failed';

/** Calls `run` once soon, before the next picture is painted. */
export type Schedule = (run: () => void) => void;

/**
 * The floor as one tab knows it: a snapshot, and the changes since. Who shows a field listens to that field alone; who shows a
 * list listens to its kind. Listeners are told once per flush, however much has changed.
 *
 * Snapshot and changes come by two ways, so that one may overtake the other. Changes that come while a snapshot is on its way
 * are applied at once and again over the snapshot: nothing that the stream told is lost, and as the stream was open before the
 * snapshot was read, nothing lies between them.
 */
export class FloorStore {
  private readonly fields = new Map<string, FloorField>();
  private readonly kinds = new Map<FloorKind, Map<string, FloorField>>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly dirty = new Set<string>();
  private readonly pending = new Map<string, FloorMessage>();
  private snapshotsUnderWay = 0;
  private snapshotWanted = 0;
  private flushing = false;
  private readinessNow: FloorReadiness = 'loading';

  constructor(private readonly schedule: Schedule) {}

  get readiness(): FloorReadiness {
    return this.readinessNow;
  }

  get<Kind extends FloorKind>(kind: Kind, id: string): FieldOf<Kind> | null {
    return (this.fields.get(keyOf({ kind, id })) as FieldOf<Kind> | undefined) ?? null;
  }

  /** All fields of a kind; in no order. The same map until something of the kind changes. */
  all<Kind extends FloorKind>(kind: Kind): ReadonlyMap<string, FieldOf<Kind>> {
    let fields = this.kinds.get(kind);
    if (fields === undefined) {
      fields = new Map();
      for (const field of this.fields.values()) if (field.kind === kind) fields.set(field.id, field);
      this.kinds.set(kind, fields);
    }
    return fields as Map<string, FieldOf<Kind>>;
  }

  /** @returns what ends it */
  listen(topic: { kind: FloorKind; id?: string } | 'readiness', listener: () => void): () => void {
    const key = topicKey(topic);
    const listeners = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.listeners.get(key) === listeners) this.listeners.delete(key);
    };
  }

  apply(message: FloorMessage): void {
    if (this.snapshotsUnderWay > 0) this.pending.set(nameOf(message), message);
    if (message.type === 'floor.set') this.put(message.field);
    else this.remove(nameOf(message), message.kind);
  }

  /**
   * Reads a snapshot and takes it over; call it after the stream is open, and each time it is open again. Of several at once
   * the one that began last counts.
   */
  async load(read: () => Promise<readonly FloorField[]>): Promise<void> {
    this.snapshotWanted += 1;
    const wanted = this.snapshotWanted;
    if (this.snapshotsUnderWay === 0) this.pending.clear();
    this.snapshotsUnderWay += 1;
    try {
      const fields = await read();
      if (wanted === this.snapshotWanted) this.takeOver(fields);
    } catch (error) {
      if (wanted === this.snapshotWanted && this.readinessNow === 'loading') this.setReadiness('failed');
      throw error;
    } finally {
      this.snapshotsUnderWay -= 1;
    }
  }

  private takeOver(fields: readonly FloorField[]): void {
    const snapshot = new Map(fields.map((field) => [keyOf(field), field] as const));
    for (const [name, message] of this.pending) {
      if (message.type === 'floor.set') snapshot.set(name, message.field);
      else snapshot.delete(name);
    }
    for (const [name, field] of this.fields) if (!snapshot.has(name)) this.remove(name, field.kind);
    for (const field of snapshot.values()) this.put(field);
    this.setReadiness('ready');
  }

  private put(field: FloorField): void {
    const name = keyOf(field);
    const before = this.fields.get(name);
    // What did not change keeps its identity: nobody who shows it is bothered.
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(field)) return;
    this.fields.set(name, field);
    this.changed(name, field.kind);
  }

  private remove(name: string, kind: FloorKind): void {
    if (this.fields.delete(name)) this.changed(name, kind);
  }

  private setReadiness(readiness: FloorReadiness): void {
    this.readinessNow = readiness;
    this.mark(topicKey('readiness'));
  }

  private changed(name: string, kind: FloorKind): void {
    this.kinds.delete(kind);
    this.mark(name);
    this.mark(topicKey({ kind }));
  }

  private mark(key: string): void {
    this.dirty.add(key);
    if (this.flushing) return;
    this.flushing = true;
    this.schedule(() => {
      this.flushing = false;
      const keys = [...this.dirty];
      this.dirty.clear();
      for (const one of keys) for (const listener of [...(this.listeners.get(one) ?? [])]) listener();
    });
  }
}

function keyOf({ kind, id }: Pick<FloorField, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

function topicKey(topic: { kind: FloorKind; id?: string } | 'readiness'): string {
  if (topic === 'readiness') return topic;
  return topic.id === undefined ? topic.kind : keyOf({ kind: topic.kind, id: topic.id });
}

function nameOf(message: FloorMessage): string {
  return message.type === 'floor.set' ? keyOf(message.field) : keyOf(message);
}
