import * as z from 'zod';

const portSchema = z.coerce.number().int().min(1).max(65_535);
const secretBytes = 32;

const environmentSchema = z
  .object({
    DATABASE_URL: z.string().min(1),
    REDIS_URL: z.string().min(1),
    ARI_URL: z.string().min(1).optional(),
    ARI_MODE: z.enum(['outbound', 'client']).optional(),
    ARI_OUTBOUND_USER: z.string().min(1).optional(),
    ARI_OUTBOUND_PASSWORD: z.string().min(1).optional(),
    ASTERISK_RECORDING_DIR: z.string().min(1).optional(),
    PATCHBAY_HOME: z.string().min(1),
    PATCHBAY_SECRET: z
      .string()
      .refine((text) => Buffer.from(text, 'base64').length === secretBytes, `must be ${secretBytes} bytes in base64`),
    RUNTIME_PORT: portSchema.default(3100),
    SIP_PORT: portSchema.default(5060),
    ESPEAK_COMMAND: z.string().min(1).optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
    /** Shows personal data in logs, under `pii`. */
    LOG_PII: z.enum(['show', 'hide']).default('hide'),
  })
  .superRefine((env, context) => {
    const outbound = env.ARI_MODE === 'outbound';
    const missing = outbound
      ? (['ARI_OUTBOUND_USER', 'ARI_OUTBOUND_PASSWORD', 'ASTERISK_RECORDING_DIR'] as const)
      : (['ARI_URL'] as const);
    for (const name of missing) {
      if (env[name] !== undefined) continue;
      const message = outbound ? 'is needed with ARI_MODE=outbound' : 'is needed unless ARI_MODE=outbound';
      context.addIssue({ code: 'custom', path: [name], message });
    }
  });

export type RuntimeEnvironment = z.infer<typeof environmentSchema>;

/** @throws Error that names every variable that is missing or wrong, and what would be right */
export function readRuntimeEnvironment(env: NodeJS.ProcessEnv): RuntimeEnvironment {
  const parsed = environmentSchema.safeParse(env);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`The runtime cannot start with this environment:\n${problems.join('\n')}`);
}

const espeakCommandSchema = z.object({
  command: z.string().min(1),
  args: z.array(z.string()).default([]),
  env: z.record(z.string(), z.string()).default({}),
});

/** How the built-in voice is started: as the launcher says, else the one on the PATH. */
export function espeakCommandOf(environment: RuntimeEnvironment): z.infer<typeof espeakCommandSchema> {
  if (environment.ESPEAK_COMMAND === undefined) return { command: 'espeak-ng', args: [], env: {} };
  return espeakCommandSchema.parse(JSON.parse(environment.ESPEAK_COMMAND));
}
