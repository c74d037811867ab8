/** What a form needs to know of the mutation that saves it. */
export interface Save<Input> {
  mutate: (input: Input, then: { onSuccess: () => void }) => void;
  error: unknown;
  isPending: boolean;
  /** Forgets what went wrong. */
  reset: () => void;
}
