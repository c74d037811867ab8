import * as z from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);

const environmentSchema = z.object({
  DATABASE_URL: z.string().min(1),
  REDIS_URL: z.string().min(1),
  PATCHBAY_HOME: z.string().min(1),
  PATCHBAY_SECRET: z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64'),
  /** Where people reach the studio, when it stands behind a proxy. */
  STUDIO_URL: z.url().optional(),
  /** Whose `X-Forwarded-For` is believed; nobody's by itself. */
  TRUSTED_PROXIES: z.string().default(''),
  STUDIO_PORT: port.default(3000),
  ARI_PORT: port.default(8088),
  SIP_PORT: port.default(5060),
  /** The TrueType files that PDF is written with, as JSON; without them there is no PDF. */
  PDF_FONTS: z.string().optional(),
});

type Environment = z.infer<typeof environmentSchema>;

let environment: Environment | undefined;

/**
 * What the studio was started with. Read when first needed, not when imported: `next build` runs without it.
 * @throws with the names of the variables that are missing or wrong
 */
export function readEnvironment(): Environment {
  if (environment === undefined) {
    const parsed = environmentSchema.safeParse(process.env);
    if (!parsed.success) {
      const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
      throw new Error(`The environment of the studio is incomplete. ${problems}`);
    }
    environment = parsed.data;
  }
  return environment;
}
