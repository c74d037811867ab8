import { join } from 'node:path';
import type { Invocation } from './invocation.ts';
import { CommandError, exitCodes } from './world.ts';

const requestTimeoutMs = 30_000;

interface Access {
  readonly url: string;
  readonly apiKey: string;
}

export interface StudioFlow {
  readonly id: string;
  readonly name: string;
  readonly publishedNumber: number | null;
  readonly numbers: readonly string[];
  readonly changed: boolean;
}

/** The HTTP API of a studio. */
export class Studio {
  private constructor(
    private readonly invocation: Invocation,
    private readonly access: Access,
  ) {}

  /** Finds the studio by option, environment, or the credentials of this machine. @throws CommandError */
  static async open(invocation: Invocation): Promise<Studio> {
    return new Studio(invocation, await findAccess(invocation));
  }

  async flows(): Promise<StudioFlow[]> {
    return (await this.request('GET', '/flows')) as StudioFlow[];
  }

  /** @throws CommandError `flow_unknown`, `flow_ambiguous` */
  async findFlow(idOrName: string): Promise<StudioFlow> {
    const { texts } = this.invocation;
    const flows = await this.flows();
    const named = flows.filter(({ name }) => name === idOrName);
    const found = flows.find(({ id }) => id === idOrName) ?? named[0];
    if (found === undefined) throw new CommandError(exitCodes.studio, 'flow_unknown', texts.flowUnknown(idOrName));
    if (found.id !== idOrName && named.length > 1) {
      const ids = named.map(({ id }) => id);
      throw new CommandError(exitCodes.studio, 'flow_ambiguous', texts.flowAmbiguous(idOrName, ids.join(', ')), {
        ids,
      });
    }
    return found;
  }

  /** @throws CommandError with the code and the words of the studio */
  async request(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const { world, texts, locale } = this.invocation;
    const { url, apiKey } = this.access;
    let response: Response;
    try {
      response = await world.fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${apiKey}`,
          accept: 'application/json',
          'accept-language': locale,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(requestTimeoutMs),
      });
    } catch (error) {
      throw new CommandError(exitCodes.studio, 'studio_unreachable', texts.unreachable(url, reasonOf(error)));
    }
    const answer = await response.json().catch(() => null);
    if (response.ok && answer !== null) return answer;
    const { code, detail, ...details } = (answer ?? {}) as Record<string, unknown>;
    if (typeof code !== 'string' || typeof detail !== 'string') {
      throw new CommandError(exitCodes.studio, 'no_studio', texts.notStudio(url));
    }
    throw new CommandError(exitCodes.studio, code, detail, details);
  }
}

/** Node hides the reason of a failed request one level down. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}

async function findAccess({ world, texts, options }: Invocation): Promise<Access> {
  const { PATCHBAY_URL, PATCHBAY_API_KEY, PATCHBAY_HOME } = world.env;
  const named = options.url ?? PATCHBAY_URL;
  if (named !== undefined && PATCHBAY_API_KEY) return { url: named.replace(/\/+$/, ''), apiKey: PATCHBAY_API_KEY };
  const path = join(PATCHBAY_HOME || '.patchbay', 'credentials.json');
  const text = await world.readFile(path).catch(() => null);
  if (text === null) {
    const [code, message] =
      named === undefined ? ['studio_unnamed', texts.noStudio(path)] : ['key_missing', texts.noKey];
    throw new CommandError(exitCodes.usage, code, message);
  }
  const { studioUrl, apiKey } = parseCredentials(text) ?? {};
  if (typeof studioUrl !== 'string' || typeof apiKey !== 'string') {
    throw new CommandError(exitCodes.usage, 'bad_credentials', texts.badCredentials(path));
  }
  // The key of this machine's studio is for that studio only: another address needs a key of its own.
  if (named !== undefined && named.replace(/\/+$/, '') !== studioUrl.replace(/\/+$/, '')) {
    throw new CommandError(exitCodes.usage, 'key_missing', texts.noKey);
  }
  return { url: studioUrl.replace(/\/+$/, ''), apiKey: PATCHBAY_API_KEY || apiKey };
}

function parseCredentials(text: string): { studioUrl?: unknown; apiKey?: unknown } | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : null;
  } catch {
    return null;
  }
}
