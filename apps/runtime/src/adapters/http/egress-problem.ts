import type { HttpFailureCode } from '@patchbay/flow-schema';

/** Why a request was not made or its answer not taken. Becomes the failure of the command. */
export class EgressProblem extends Error {
  constructor(
    readonly failure: HttpFailureCode,
    message: string,
  ) {
    super(message);
    this.name = 'EgressProblem';
  }
}

/** The first problem in a chain of causes: connectors wrap what their look-up throws. */
export function findProblem(error: unknown): EgressProblem | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof EgressProblem) return at;
    if (at instanceof AggregateError) {
      for (const one of at.errors) {
        const found = findProblem(one);
        if (found) return found;
      }
    }
  }
  return null;
}
