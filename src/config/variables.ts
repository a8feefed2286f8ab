import { z } from 'zod';

const guid = z.guid('must be a GUID');
const port = z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65535);
const url = z.url('must be a URL');
const positive = z.coerce.number({ error: 'must be a number above 0' }).positive('must be a number above 0');
const counted = z.coerce.number('must be a number').int('must be whole').min(1, 'must be 1 or above');

/** Schema of the environment variables, each checked by itself. */
export const variables = z.object({
  PORT: port.default(3978),
  HOST: z.string().optional(),
  DRAIN_SECONDS: z.coerce
    .number({ error: 'must be a number from 0 to 30' })
    .min(0)
    .max(30, 'must be at most 30')
    .optional(),
  MICROSOFT_APP_ID: guid.optional(),
  MICROSOFT_APP_TENANT_ID: guid.optional(),
  MICROSOFT_APP_TYPE: z
    .enum(['UserAssignedMSI', 'SingleTenant'], 'must be UserAssignedMSI or SingleTenant')
    .default('UserAssignedMSI'),
  MICROSOFT_APP_CERTIFICATE_PATH: z.string().optional(),
  MICROSOFT_APP_FEDERATED_CLIENT_ID: guid.optional(),
  MICROSOFT_APP_PASSWORD: z.string().default(''),
  BOT_LOGIN_URL: url.default('https://login.microsoftonline.com'),
  BOT_CHANNEL_AUDIENCE: z.string().default('https://api.botframework.com'),
  BOT_TOKEN_ISSUER: z.string().default('https://api.botframework.com'),
  BOT_OPENID_METADATA_URL: url.default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
  BOT_TOKEN_SERVICE_URL: url.default('https://api.botframework.com'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  DATABASE_AUTH: z.enum(['password', 'entra'], 'must be password or entra').default('password'),
  DATA_DIR: z.string().default('.data'),
  GRAPH_URL: url.optional(),
  GRAPH_CLIENT_ID: guid.optional(),
  GRAPH_RUN_AS: z.enum(['bot', 'approver'], 'must be bot or approver').default('bot'),
  OAUTH_CONNECTION_NAME: z.string().default(''),
  LIST_LAG_MINUTES: positive.optional(),
  MSAPPPROXY_SUFFIX: z
    .string()
    .regex(
      /^([a-z0-9]+)?$/,
      'must be lower-case letters and digits: the contoso of qlik-contoso.msappproxy.net',
    )
    .default(''),
  QLIK_REPOSITORY_URL: url
    .regex(/^https:\/\/[^/?#@]+(\/qrs)?\/?$/i, 'must be https:// with a host and a port, and nothing behind')
    .optional(),
  QLIK_CERTIFICATE_PATH: z.string().optional(),
  QLIK_KEY_PATH: z.string().optional(),
  QLIK_CA_PATH: z.string().optional(),
  QLIK_USER: z
    .string()
    .regex(/^[\w.-]+\\[\w.-]+$/, 'must be a user directory, a backslash and a user id')
    .default('INTERNAL\\sa_repository'),
  APPROVER_GROUP_ID: guid.optional(),
  REQUESTER_GROUP_ID: guid.optional(),
  OPEN_REQUESTS_PER_PERSON: counted.default(10),
  APPROVAL_DAYS: positive.default(7),
  EXECUTION_HOURS: positive.default(24),
  WATCH_MINUTES: z.coerce
    .number({ error: 'must be a number of minutes' })
    .min(0, 'must be 0 or above')
    .default(15),
  RETENTION_DAYS: z.coerce
    .number({ error: 'must be a number of days' })
    .min(0, 'must be 0 or above')
    .default(365),
  SANDBOX_PORT: port.default(3979),
  SANDBOX_REPLICATION_SECONDS: z.coerce.number().min(0).default(1),
  SANDBOX_LATENCY_MS: z.coerce.number().min(0).default(60),
  SANDBOX_PERMISSIONS: z
    .enum(['open', 'lenient', 'strict'], 'must be open, lenient or strict')
    .default('open'),
  SANDBOX_FAULTS: z.string().default('calm'),
  PLAYGROUND: z.enum(['on', 'off'], 'must be on or off').default('on'),
  PLAYGROUND_REQUESTER_PORT: port.default(56150),
  PLAYGROUND_ADMINISTRATOR_PORT: port.default(56151),
  APPLICATIONINSIGHTS_CONNECTION_STRING: z.string().default(''),
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).optional(),
});

/** Names of all environment variables that the bot reads. */
export const variableNames: readonly string[] = Object.keys(variables.shape);

/** The parsed environment variables. */
export type Variables = z.infer<typeof variables>;
