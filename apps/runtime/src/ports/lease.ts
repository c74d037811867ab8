/** Who acts for one Asterisk. Times are the store's own, so that clocks of machines do not matter. */
export interface LeaseStore {
  /** The new epoch, or null while another holds it. `presumedDead` may be taken over before its time is up. */
  acquire(name: string, holder: string, ttlMs: number, presumedDead: string | null): Promise<number | null>;
  /** False once another took it. A lease that ran out and that nobody took is still ours. */
  renew(name: string, holder: string, epoch: number, ttlMs: number): Promise<boolean>;
  release(name: string, holder: string, epoch: number): Promise<void>;
  holder(name: string): Promise<string | null>;
}
