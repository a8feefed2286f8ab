import type { Cloud } from '../cloud.ts';
import { contradictions } from './contradictions.ts';
import { variables, type Variables } from './variables.ts';
import { usualWaits } from '../service/waiting/waits.ts';
import type { TelemetrySettings } from '../telemetry/start.ts';
import type { Identity } from '../identity/credential.ts';
import type { CertificatePaths } from '../qlik/certificates.ts';

/** How the Qlik Repository Service is reached. */
interface QlikSettings extends CertificatePaths {
  url: string;
  /** Whose rights are used, such as `INTERNAL\sa_repository`. */
  user: string;
}

/** The settings of a process, complete and frozen. */
export type Config = Readonly<{
  host: string;
  port: number;
  /** How long the bot keeps serving after it was told to stop, so that load balancers notice. */
  drainSeconds: number;
  /** null = activities are not signed, which is allowed only on loopback. */
  bot: Readonly<{ appId: string; tenantId: string; identity: Identity }> | null;
  cloud: Cloud;
  databaseUrl: string;
  /** `entra` = a token of the bot's identity is used as the password. */
  databaseAuth: 'password' | 'entra';
  dataDir: string;
  /** null = use the sandbox tenant in place of Microsoft Graph. */
  graphUrl: string | null;
  graphIdentity: Identity;
  /** OAuth connection through which approvers sign in, for writes on their behalf; '' = the bot writes as itself. */
  approverConnection: string;
  /** How long to look for an application whose creation got no response before creating it again. */
  listLagMinutes: number;
  /** The Qlik Repository Service, for reading and changing Qlik Sense itself; null = it is not reached. */
  qlik: Readonly<QlikSettings> | null;
  approverGroupId: string;
  /** Group whose members may submit requests; '' = every member of the tenant. Guests never may. */
  requesterGroupId: string;
  /** Ending of the tenant's addresses under msappproxy.net; '' = it is found out. */
  proxySuffix: string;
  /** Maximum number of undecided requests per person. */
  openRequestsPerPerson: number;
  approvalDays: number;
  /** Hours for which an approval is valid; may be a fraction. */
  executionHours: number;
  /** How often each publication is compared and looked at from outside, in minutes; may be a fraction; 0 = never. */
  watchMinutes: number;
  /** Days after which finished data is deleted; 0 = never. */
  retentionDays: number;
  sandbox: Readonly<{
    port: number;
    replicationSeconds: number;
    latencyMs: number;
    /** Name of a built-in fault profile, or path of a file with rules. */
    faults: string;
    /** Who may call it. */
    permissions: 'open' | 'lenient' | 'strict';
  }>;
  playground: Readonly<{ isOn: boolean; ports: { requester: number; administrator: number } }>;
  telemetry: Readonly<TelemetrySettings>;
  logLevel: string;
}>;

/** The environment is invalid; the message lists every wrong variable and what it should be. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Reads the settings from an environment; empty values count as absent. Throws ConfigError listing every problem. */
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

/** Whether the stand-in tenant runs without faults, so that its lists lag by seconds, not minutes. */
function isCalmTrial(v: Variables): boolean {
  return !v.MICROSOFT_APP_ID && !v.GRAPH_URL && v.SANDBOX_FAULTS === 'calm';
}

function configOf(v: Variables): Config {
  const bot = registrationOf(v);
  return Object.freeze({
    host: v.HOST ?? (bot ? '0.0.0.0' : '127.0.0.1'),
    port: v.PORT,
    drainSeconds: v.DRAIN_SECONDS ?? (bot ? 5 : 0),
    bot,
    cloud: cloudOf(v),
    databaseUrl: v.DATABASE_URL ?? '',
    databaseAuth: v.DATABASE_AUTH,
    dataDir: v.DATA_DIR,
    graphUrl: v.GRAPH_URL ?? (bot ? 'https://graph.microsoft.com' : null),
    graphIdentity: graphIdentity(v, bot?.identity ?? null),
    approverConnection: v.GRAPH_RUN_AS === 'approver' ? v.OAUTH_CONNECTION_NAME : '',
    listLagMinutes: v.LIST_LAG_MINUTES ?? (isCalmTrial(v) ? 0.5 : usualWaits.listLagMinutes),
    qlik: qlikOf(v),
    approverGroupId: v.APPROVER_GROUP_ID ?? '',
    requesterGroupId: v.REQUESTER_GROUP_ID ?? '',
    proxySuffix: v.MSAPPPROXY_SUFFIX,
    openRequestsPerPerson: v.OPEN_REQUESTS_PER_PERSON,
    approvalDays: v.APPROVAL_DAYS,
    executionHours: v.EXECUTION_HOURS,
    watchMinutes: v.WATCH_MINUTES,
    retentionDays: v.RETENTION_DAYS,
    sandbox: Object.freeze({
      port: v.SANDBOX_PORT,
      replicationSeconds: v.SANDBOX_REPLICATION_SECONDS,
      latencyMs: v.SANDBOX_LATENCY_MS,
      faults: v.SANDBOX_FAULTS,
      permissions: v.SANDBOX_PERMISSIONS,
    }),
    playground: Object.freeze({
      isOn: v.PLAYGROUND === 'on',
      ports: { requester: v.PLAYGROUND_REQUESTER_PORT, administrator: v.PLAYGROUND_ADMINISTRATOR_PORT },
    }),
    telemetry: Object.freeze({
      isOtlp: v.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined,
      applicationInsights: v.APPLICATIONINSIGHTS_CONNECTION_STRING,
    }),
    logLevel: v.LOG_LEVEL ?? (bot || v.GRAPH_URL ? 'info' : 'error'),
  });
}

function registrationOf(v: Variables): Config['bot'] {
  const appId = v.MICROSOFT_APP_ID;
  if (!appId) return null;
  return Object.freeze({
    appId,
    tenantId: v.MICROSOFT_APP_TENANT_ID ?? '',
    identity: botIdentity(v, appId),
  });
}

function qlikOf(v: Variables): QlikSettings | null {
  if (!v.QLIK_REPOSITORY_URL) return null;
  const url = new URL(v.QLIK_REPOSITORY_URL);
  return Object.freeze({
    url: url.origin,
    user: v.QLIK_USER,
    certificatePath: v.QLIK_CERTIFICATE_PATH ?? '',
    keyPath: v.QLIK_KEY_PATH ?? '',
    caPath: v.QLIK_CA_PATH ?? '',
  });
}

function botIdentity(v: Variables, clientId: string): Identity {
  if (v.MICROSOFT_APP_TYPE === 'UserAssignedMSI') return { kind: 'managedIdentity', clientId };
  const registration = { tenantId: v.MICROSOFT_APP_TENANT_ID ?? '', clientId };
  const managedIdentityClientId = v.MICROSOFT_APP_FEDERATED_CLIENT_ID;
  if (managedIdentityClientId) return { kind: 'federated', ...registration, managedIdentityClientId };
  const certificatePath = v.MICROSOFT_APP_CERTIFICATE_PATH;
  if (certificatePath) return { kind: 'certificate', ...registration, certificatePath };
  return { kind: 'secret', ...registration, secret: v.MICROSOFT_APP_PASSWORD };
}

/** Returns the bot's own identity, unless a separate managed identity is configured. */
function graphIdentity(v: Variables, bot: Identity | null): Identity {
  if (bot && !v.GRAPH_CLIENT_ID) return bot;
  const tenantId = v.MICROSOFT_APP_TENANT_ID ?? '';
  return { kind: 'found', tenantId, managedIdentityClientId: v.GRAPH_CLIENT_ID ?? '' };
}

function cloudOf(v: Variables): Cloud {
  return Object.freeze({
    loginUrl: v.BOT_LOGIN_URL,
    channelAudience: v.BOT_CHANNEL_AUDIENCE,
    tokenIssuer: v.BOT_TOKEN_ISSUER,
    openIdMetadataUrl: v.BOT_OPENID_METADATA_URL,
    tokenServiceUrl: v.BOT_TOKEN_SERVICE_URL,
  });
}
