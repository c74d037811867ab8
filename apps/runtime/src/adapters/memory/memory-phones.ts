import type { Phone, PhoneDirectory } from '../../ports/phone-directory.ts';

/** Phones in memory. */
export class MemoryPhones implements PhoneDirectory {
  readonly phones: Phone[] = [];
  readonly ready = new Set<string>();
  readonly outOfTime = new Set<string>();

  async all(): Promise<Phone[]> {
    return this.phones.filter(({ id }) => !this.outOfTime.has(id));
  }

  async markReady(browserPhoneId: string): Promise<void> {
    this.ready.add(browserPhoneId);
  }

  async expired(): Promise<string[]> {
    return [...this.outOfTime];
  }

  async forget(browserPhoneId: string): Promise<void> {
    this.outOfTime.delete(browserPhoneId);
    this.phones.splice(0, this.phones.length, ...this.phones.filter(({ id }) => id !== browserPhoneId));
  }
}
