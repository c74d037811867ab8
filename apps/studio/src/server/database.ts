import { type Connection, connect } from '@patchbay/drizzle';
import { readEnvironment } from './environment';

// Next loads a module once per bundle, and again after each edit in development: the pool must outlive that.
const holder = globalThis as { patchbayConnection?: Connection };

export function database(): Connection['db'] {
  holder.patchbayConnection ??= connect(readEnvironment().DATABASE_URL);
  return holder.patchbayConnection.db;
}
