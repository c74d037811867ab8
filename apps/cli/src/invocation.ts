import type { Locale } from '@patchbay/flow-schema';
import type { Texts } from './texts.ts';
import type { World } from './world.ts';

/** What a command gets. */
export interface Invocation {
  readonly world: World;
  readonly locale: Locale;
  readonly texts: Texts;
  readonly arguments: readonly string[];
  readonly options: {
    readonly json: boolean;
    readonly url: string | undefined;
    readonly out: string | undefined;
    readonly name: string | undefined;
    readonly note: string | undefined;
    readonly report: string | undefined;
    /** The sides of a comparison. */
    readonly from: string | undefined;
    readonly to: string | undefined;
    readonly dryRun: boolean;
    readonly all: boolean;
    readonly junit: string | undefined;
    /** `id=file`, as often as wanted. */
    readonly with: readonly string[];
  };
}
