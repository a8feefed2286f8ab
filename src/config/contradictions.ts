import { isLoopbackHost, isLoopbackUrl } from '../loopback.ts';

/** An environment before it is checked; empty values are left out. */
type Present = Readonly<Record<string, string | undefined>>;

/**
 * Finds settings that contradict each other. Checks the raw texts, so that contradictions are reported together with
 * invalid single values.
 */
export function contradictions(v: Present): string[] {
  const problems: string[] = [];
  if (!v['MICROSOFT_APP_ID'] && v['HOST'] && !isLoopbackHost(v['HOST']))
    problems.push(
      'HOST must be a loopback address while MICROSOFT_APP_ID is not set: activities would not be checked',
    );
  if (!v['MICROSOFT_APP_ID'] && v['GRAPH_URL'] && !isLoopbackUrl(v['GRAPH_URL']))
    problems.push(
      'GRAPH_URL must be a loopback address while MICROSOFT_APP_ID is not set: anybody on this machine could publish in that tenant',
    );
  if (v['MICROSOFT_APP_ID'] && !v['MICROSOFT_APP_TENANT_ID'])
    problems.push('MICROSOFT_APP_TENANT_ID is needed with MICROSOFT_APP_ID');
  if (v['GRAPH_RUN_AS'] === 'approver' && !v['OAUTH_CONNECTION_NAME'])
    problems.push('OAUTH_CONNECTION_NAME is needed with GRAPH_RUN_AS approver');
  return [
    ...problems,
    ...identityProblems(v),
    ...qlikProblems(v),
    ...databaseProblems(v),
    ...cloudProblems(v),
  ];
}

const proofs = [
  'MICROSOFT_APP_CERTIFICATE_PATH',
  'MICROSOFT_APP_FEDERATED_CLIENT_ID',
  'MICROSOFT_APP_PASSWORD',
] as const;

function identityProblems(v: Present): string[] {
  const given = proofs.filter((name) => v[name]);
  if (!v['MICROSOFT_APP_ID']) return given.map((name) => `${name} is of no use without MICROSOFT_APP_ID`);
  if ((v['MICROSOFT_APP_TYPE'] ?? 'UserAssignedMSI') === 'UserAssignedMSI')
    return given.map((name) => `${name} must be empty with MICROSOFT_APP_TYPE UserAssignedMSI`);
  if (given.length === 0)
    return [
      'MICROSOFT_APP_CERTIFICATE_PATH, MICROSOFT_APP_FEDERATED_CLIENT_ID or MICROSOFT_APP_PASSWORD is needed with MICROSOFT_APP_TYPE SingleTenant',
    ];
  if (v['MICROSOFT_APP_FEDERATED_CLIENT_ID'] && given.length > 1)
    return [
      `MICROSOFT_APP_FEDERATED_CLIENT_ID replaces ${given.filter((name) => name !== 'MICROSOFT_APP_FEDERATED_CLIENT_ID').join(' and ')}: leave one of them out`,
    ];
  return [];
}

function databaseProblems(v: Present): string[] {
  if (v['DATABASE_AUTH'] !== 'entra') return [];
  const needed = ['DATABASE_URL', 'MICROSOFT_APP_ID'].filter((name) => !v[name]);
  const problems = needed.map((name) => `${name} is needed with DATABASE_AUTH entra`);
  const url = URL.parse(v['DATABASE_URL'] ?? '');
  if (url?.password) problems.push('DATABASE_URL must have no password with DATABASE_AUTH entra');
  // A token is as good as a password, so it goes only to a server that proves its identity.
  if (url && !isLoopbackHost(url.hostname) && url.searchParams.get('sslmode') !== 'verify-full')
    problems.push('DATABASE_URL must end in ?sslmode=verify-full with DATABASE_AUTH entra');
  return problems;
}

const qlikFiles = ['QLIK_CERTIFICATE_PATH', 'QLIK_KEY_PATH', 'QLIK_CA_PATH'] as const;

/** Qlik Sense answers nobody without a client certificate, and its own is trusted only by the authority given. */
function qlikProblems(v: Present): string[] {
  if (v['QLIK_REPOSITORY_URL'])
    return qlikFiles.filter((name) => !v[name]).map((name) => `${name} is needed with QLIK_REPOSITORY_URL`);
  const given = [...qlikFiles, 'QLIK_USER'].filter((name) => v[name]);
  return given.map((name) => `${name} is of no use without QLIK_REPOSITORY_URL`);
}

const cloudUrls = ['BOT_OPENID_METADATA_URL', 'BOT_LOGIN_URL', 'BOT_TOKEN_SERVICE_URL'] as const;

/** Requires https for these addresses: an attacker on the way could sign activities or read a secret. */
function cloudProblems(v: Present): string[] {
  return cloudUrls.flatMap((name) => {
    const url = URL.parse(v[name] ?? '');
    if (!url || url.protocol === 'https:' || isLoopbackHost(url.hostname)) return [];
    return [`${name} must begin with https://`];
  });
}
