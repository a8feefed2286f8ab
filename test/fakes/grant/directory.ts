import { randomUUID } from 'node:crypto';
import type { Application, FederatedCredential } from '../../../deploy/grant/sign-in/application.ts';
import { fault, listed, type Answer, type Asked } from './answer.ts';

type ServicePrincipal = { id: string; appId: string; displayName: string };
type Consent = { id: string; clientId: string; consentType: string; resourceId: string; scope: string };

/** The applications of a tenant, with what belongs to them, and switches. */
export type Directory = {
  me: { id: string; displayName: string };
  applications: (Application & { owners: { id: string; displayName: string }[] })[];
  principals: ServicePrincipal[];
  consents: Consent[];
  credentials: Record<string, FederatedCredential[]>;
  /** Which applications may get an identifier URI with neither tenant nor client id: none, those with tokens of version
   * 2 (Microsoft's default), or all. */
  addressPolicy: 'none' | 'v2' | 'all';
  /** How often a new application is still unknown to writes. */
  unknownFor: number;
  mayConsent: boolean;
  /** Identifier URIs that deleted applications still hold. */
  taken: string[];
};

/** An empty directory with Microsoft's default policy. */
export function newDirectory(): Directory {
  const me = { id: randomUUID(), displayName: 'Adam Admin' };
  return {
    me,
    applications: [],
    principals: [],
    consents: [],
    credentials: {},
    addressPolicy: 'v2',
    unknownFor: 0,
    mayConsent: true,
    taken: [],
  };
}

/** Answers what concerns applications; null = something else is asked. */
export function answerDirectory(directory: Directory, asked: Asked): Answer | null {
  const { method, path } = asked;
  if (path === '/me') return { status: 200, body: directory.me };
  if (path === '/applications') return method === 'POST' ? create(directory, asked) : find(directory, asked);
  if (path === '/servicePrincipals' && method === 'POST') return createPrincipal(directory, asked);
  if (path.startsWith('/oauth2PermissionGrants')) return consent(directory, asked);
  const [, id, below = ''] = /^\/applications\/([^/]+)\/?(.*)$/.exec(path) ?? [];
  if (id === undefined) return null;
  const application = directory.applications.find((one) => one.id === id);
  if (!application || (method !== 'GET' && directory.unknownFor-- > 0)) return unknown(id);
  if (below === 'owners') return listed(application.owners);
  if (below) return credential(directory, id, below, asked);
  return method === 'DELETE' ? remove(directory, application) : patch(directory, application, asked.body);
}

function find({ applications }: Directory, { filter }: Asked): Answer {
  const uri = /identifierUris\/any\(uri:uri eq '(.+)'\)/.exec(filter)?.[1];
  const name = /displayName eq '(.+)'/.exec(filter)?.[1];
  return listed(
    applications.filter(({ identifierUris, displayName }) =>
      uri === undefined ? displayName === name : identifierUris.includes(uri),
    ),
  );
}

function create(directory: Directory, { body }: Asked): Answer {
  const made = {
    identifierUris: [],
    spa: { redirectUris: [] },
    publicClient: { redirectUris: [] },
    isFallbackPublicClient: null,
    requiredResourceAccess: [],
    passwordCredentials: [],
    keyCredentials: [],
    signInAudience: 'AzureADMyOrg',
    displayName: '',
    ...body,
    api: {
      requestedAccessTokenVersion: null,
      oauth2PermissionScopes: [],
      preAuthorizedApplications: [],
      ...Reflect.get(body, 'api'),
    },
    web: { redirectUris: [], ...Reflect.get(body, 'web') },
    id: randomUUID(),
    appId: randomUUID(),
    owners: [directory.me],
  };
  const problem = refusal(directory, made, []);
  if (problem) return problem;
  directory.applications.push(made);
  return { status: 201, body: made };
}

function patch(directory: Directory, application: Application, body: object): Answer {
  const patched = { ...application, ...body };
  patched.api = { ...application.api, ...Reflect.get(body, 'api') };
  patched.web = { ...application.web, ...Reflect.get(body, 'web') };
  const problem = refusal(directory, patched, application.identifierUris);
  if (problem) return problem;
  Object.assign(application, patched);
  return { status: 204 };
}

/** What Graph refuses in an application. */
function refusal(directory: Directory, application: Application, before: string[]): Answer | null {
  const { api, identifierUris, id } = application;
  const added = identifierUris.filter((uri) => !before.includes(uri));
  const others = directory.applications.filter((one) => one.id !== id);
  if (added.some((uri) => [...directory.taken, ...others.flatMap((one) => one.identifierUris)].includes(uri)))
    return fault(
      400,
      'ObjectConflict',
      'Another object with the same value for property identifierUris already exists.',
    );
  const isExempt = { all: true, v2: api.requestedAccessTokenVersion === 2, none: false }[
    directory.addressPolicy
  ];
  if (added.length > 0 && !isExempt)
    return fault(
      400,
      'Request_BadRequest',
      `Failed to add identifier URI ${added[0]}: see your organization's policy.`,
    );
  const scopes = api.oauth2PermissionScopes.map((scope) => scope.id);
  const allowed = api.preAuthorizedApplications.flatMap(
    ({ delegatedPermissionIds }) => delegatedPermissionIds,
  );
  return allowed.every((one) => scopes.includes(one))
    ? null
    : fault(
        400,
        'InvalidValue',
        'Property api.preAuthorizedApplications names a permission that cannot be found.',
      );
}

function remove(directory: Directory, { id, appId }: Application): Answer {
  const gone = directory.principals.filter((one) => one.appId === appId).map((one) => one.id);
  directory.applications = directory.applications.filter((one) => one.id !== id);
  directory.principals = directory.principals.filter((one) => one.appId !== appId);
  directory.consents = directory.consents.filter(({ clientId }) => !gone.includes(clientId));
  return { status: 204 };
}

function createPrincipal(directory: Directory, { body }: Asked): Answer {
  const appId: unknown = Reflect.get(body, 'appId');
  const application = directory.applications.find((one) => one.appId === appId);
  if (!application)
    return fault(
      400,
      'Request_BadRequest',
      `The appId '${String(appId)}' does not reference a valid application object.`,
    );
  const made = { id: randomUUID(), appId: application.appId, displayName: application.displayName };
  directory.principals.push(made);
  return { status: 201, body: made };
}

function consent(directory: Directory, { method, path, body, filter }: Asked): Answer {
  if (method === 'GET')
    return listed(directory.consents.filter(({ clientId }) => filter.includes(`clientId eq '${clientId}'`)));
  if (!directory.mayConsent) return fault(403, 'Authorization_RequestDenied', 'Insufficient privileges.');
  const known = directory.consents.find(({ id }) => path.endsWith(`/${id}`));
  if (known) return { status: Object.assign(known, body) ? 204 : 500 };
  const given = { ...(body as Consent), id: randomUUID() };
  if (!directory.principals.some(({ id }) => id === given.clientId))
    return fault(400, 'Request_BadRequest', `Resource '${given.clientId}' does not exist.`);
  directory.consents.push(given);
  return { status: 201, body: given };
}

function credential(directory: Directory, id: string, below: string, { method, body }: Asked): Answer {
  const all = (directory.credentials[id] ??= []);
  if (method === 'GET') return listed(all);
  const known = all.find((one) => below.endsWith(`/${one.id}`));
  if (known) return { status: Object.assign(known, body) ? 204 : 500 };
  const given = { ...(body as FederatedCredential), id: randomUUID() };
  if (all.some((one) => one.name === given.name || one.subject === given.subject))
    return fault(409, 'Request_MultipleObjectsWithSameKeyValue', 'Such a credential exists already.');
  all.push(given);
  return { status: 201, body: given };
}

function unknown(id: string): Answer {
  return fault(404, 'Request_ResourceNotFound', `Resource '${id}' does not exist.`);
}
