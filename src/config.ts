import { z } from 'zod';

const guid = z.guid('must be a GUID');
const port = z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65535);
const positive = z.coerce.number({ error: 'must be a number above 0' }).positive('must be a number above 0');

const variables = z.object({
  PORT: port.default(3978),
  HOST: z.string().optional(),
  MICROSOFT_APP_ID: guid.optional(),
  MICROSOFT_APP_TENANT_ID: guid.optional(),
  MICROSOFT_APP_TYPE: z
    .enum(['UserAssignedMSI', 'SingleTenant'], 'must be UserAssignedMSI or SingleTenant')
    .default('UserAssignedMSI'),
  MICROSOFT_APP_PASSWORD: z.string().default(''),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  DATA_DIR: z.string().default('.data'),
  GRAPH_URL: z.url('must be a URL').optional(),
  GRAPH_CLIENT_ID: guid.optional(),
  APPROVER_GROUP_ID: guid.optional(),
  APPROVAL_DAYS: positive.default(7),
  SANDBOX_PORT: port.default(3979),
  SANDBOX_REPLICATION_SECONDS: z.coerce.number().min(0).default(1),
  SANDBOX_LATENCY_MS: z.coerce.number().min(0).default(60),
  SANDBOX_FAULTS: z.string().default('calm'),
  PLAYGROUND: z.enum(['on', 'off'], 'must be on or off').default('on'),
  PLAYGROUND_REQUESTER_PORT: port.default(56150),
  PLAYGROUND_ADMINISTRATOR_PORT: port.default(56151),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).optional(),
});

/** Every environment variable that is read here. */
export const variableNames: readonly string[] = Object.keys(variables.shape);

type Variables = z.infer<typeof variables>;

/** The settings of a process, complete and frozen. */
export type Config = Readonly<{
  host: string;
  port: number;
  /** null = activities are not signed; only on loopback. */
  bot: Readonly<{
    appId: string;
    tenantId: string;
    type: 'UserAssignedMSI' | 'SingleTenant';
    password: string;
  }> | null;
  databaseUrl: string;
  dataDir: string;
  /** null = the sandbox tenant stands in for Microsoft Graph. */
  graphUrl: string | null;
  graphClientId: string;
  approverGroupId: string;
  approvalDays: number;
  sandbox: Readonly<{
    port: number;
    replicationSeconds: number;
    latencyMs: number;
    /** Name of a built-in fault profile, or path of a file with rules. */
    faults: string;
  }>;
  playground: Readonly<{ isOn: boolean; ports: { requester: number; administrator: number } }>;
  logLevel: string;
}>;

/** The environment is wrong: the message lists every variable and what it should be. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Reads the settings from an environment; empty values count as absent. Throws ConfigError with everything wrong. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = variables.safeParse(present);
  const wrong = parsed.success
    ? []
    : parsed.error.issues.map((one) => `${one.path.join('.')} ${one.message}`);
  const problems = [...wrong, ...contradictions(present)];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problemText(problems));
  return configOf(parsed.data);
}

function problemText(problems: string[]): string {
  return `The settings cannot be used:\n${problems.map((one) => `  - ${one}`).join('\n')}`;
}

const loopback = /^(127(\.\d{1,3}){3}|::1|\[::1\]|localhost)$/;

/** What cannot be true together; looks at the raw texts, so that it is told in the same breath as single mistakes. */
function contradictions(v: Readonly<Record<string, string | undefined>>): string[] {
  const problems: string[] = [];
  const type = v['MICROSOFT_APP_TYPE'] ?? 'UserAssignedMSI';
  if (!v['MICROSOFT_APP_ID'] && v['HOST'] && !loopback.test(v['HOST']))
    problems.push(
      'HOST must be a loopback address while MICROSOFT_APP_ID is not set: activities would not be checked',
    );
  if (v['MICROSOFT_APP_ID'] && !v['MICROSOFT_APP_TENANT_ID'])
    problems.push('MICROSOFT_APP_TENANT_ID is needed with MICROSOFT_APP_ID');
  if (v['MICROSOFT_APP_ID'] && type === 'SingleTenant' && !v['MICROSOFT_APP_PASSWORD'])
    problems.push('MICROSOFT_APP_PASSWORD is needed with MICROSOFT_APP_TYPE SingleTenant');
  if (v['MICROSOFT_APP_PASSWORD'] && type === 'UserAssignedMSI' && v['MICROSOFT_APP_ID'])
    problems.push('MICROSOFT_APP_PASSWORD must be empty with MICROSOFT_APP_TYPE UserAssignedMSI');
  return problems;
}

function configOf(v: Variables): Config {
  const bot = v.MICROSOFT_APP_ID
    ? Object.freeze({
        appId: v.MICROSOFT_APP_ID,
        tenantId: v.MICROSOFT_APP_TENANT_ID ?? '',
        type: v.MICROSOFT_APP_TYPE,
        password: v.MICROSOFT_APP_PASSWORD,
      })
    : null;
  return Object.freeze({
    host: v.HOST ?? (bot ? '0.0.0.0' : '127.0.0.1'),
    port: v.PORT,
    bot,
    databaseUrl: v.DATABASE_URL ?? '',
    dataDir: v.DATA_DIR,
    graphUrl: v.GRAPH_URL ?? (bot ? 'https://graph.microsoft.com' : null),
    // A user-assigned identity is named by its client id, which is the bot's own unless another one is meant.
    graphClientId:
      v.GRAPH_CLIENT_ID ?? (v.MICROSOFT_APP_TYPE === 'UserAssignedMSI' ? (bot?.appId ?? '') : ''),
    approverGroupId: v.APPROVER_GROUP_ID ?? '',
    approvalDays: v.APPROVAL_DAYS,
    sandbox: Object.freeze({
      port: v.SANDBOX_PORT,
      replicationSeconds: v.SANDBOX_REPLICATION_SECONDS,
      latencyMs: v.SANDBOX_LATENCY_MS,
      faults: v.SANDBOX_FAULTS,
    }),
    playground: Object.freeze({
      isOn: v.PLAYGROUND === 'on',
      ports: { requester: v.PLAYGROUND_REQUESTER_PORT, administrator: v.PLAYGROUND_ADMINISTRATOR_PORT },
    }),
    logLevel: v.LOG_LEVEL ?? (bot || v.GRAPH_URL ? 'info' : 'error'),
  });
}
