import type { AnyTRPCProcedure } from '@trpc/server';
import type { OpenApiMeta } from 'trpc-to-openapi';
import * as z from 'zod';
import { appRouter } from '@/server/router';

/** One procedure as the HTTP API offers it. */
export interface ApiRoute {
  readonly method: string;
  /** E.g. `flows.publish`. */
  readonly procedure: string;
  readonly pattern: RegExp;
  /** The input's fields by name, to know what a text in the address stands for. */
  readonly fields: Readonly<Record<string, z.ZodType>>;
}

let routes: readonly ApiRoute[] | undefined;

/** Every procedure that declares itself part of the HTTP API with `meta({ openapi })`. */
export function apiRoutes(): readonly ApiRoute[] {
  routes ??= Object.entries(appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>).flatMap(
    ([procedure, one]) => {
      const openapi = (one._def.meta as OpenApiMeta | undefined)?.openapi;
      if (openapi === undefined) return [];
      const { inputs } = one._def as unknown as { inputs: readonly unknown[] };
      const fields = Object.assign({}, ...inputs.map((input) => (input instanceof z.ZodObject ? input.shape : {})));
      return [{ method: openapi.method, procedure, pattern: patternOf(openapi.path), fields }];
    },
  );
  return routes;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

/** The route for a request, and whether the path at least exists under another method. */
export function findApiRoute(
  method: string,
  path: string,
): { route: ApiRoute; parameters: Record<string, string> } | { allowed: string[] } {
  const here = apiRoutes().flatMap((route) => {
    const match = route.pattern.exec(path);
    return match === null ? [] : [{ route, parameters: { ...match.groups } as Record<string, string> }];
  });
  // `/flows/import` before `/flows/{id}`: the more a path says itself, the fewer parameters it has.
  const found = here
    .filter(({ route }) => route.method === method)
    .sort((a, b) => Object.keys(a.parameters).length - Object.keys(b.parameters).length)[0];
  return found ?? { allowed: [...new Set(here.map(({ route }) => route.method))] };
}

/** Texts from an address turned into what the field takes; what does not fit stays text, and the schema says so. */
export function readAddressValue(schema: z.ZodType | undefined, text: string): unknown {
  const type = schema === undefined ? undefined : innermost(schema)._zod.def.type;
  if (type === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function innermost(schema: z.ZodType): z.ZodType {
  const { innerType } = schema._zod.def as { innerType?: z.ZodType };
  return innerType === undefined ? schema : innermost(innerType);
}
