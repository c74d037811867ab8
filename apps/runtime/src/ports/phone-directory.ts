/** One object of Asterisk's dynamic configuration. */
export interface PhoneObject {
  readonly type: 'auth' | 'aor' | 'endpoint';
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A browser's phone or a trunk as Asterisk has to know it. */
export interface Phone {
  readonly kind: 'browser' | 'trunk';
  readonly id: string;
  /** In the order they must be pushed; removed in reverse. */
  readonly objects: readonly PhoneObject[];
}

export interface PhoneDirectory {
  /** Every browser phone that has not expired and every enabled trunk. */
  all(): Promise<Phone[]>;
  browserPhone(id: string): Promise<Phone | null>;
  trunk(id: string): Promise<Phone | null>;
  markReady(browserPhoneId: string): Promise<void>;
  /** Removes expired browser phones and tells which. */
  expire(): Promise<string[]>;
}
