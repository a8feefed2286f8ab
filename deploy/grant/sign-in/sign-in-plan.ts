import { segment } from '../../../src/graph/call/odata.ts';
import type { Graph } from '../../../src/graph/client.ts';
import { delegatedPermissions } from '../delegated.ts';
import type { Principal } from '../holdings.ts';
import { finding, type Step } from '../step.ts';
import { signInName, type Application, type SignIn } from './application.ts';
import { aspects } from './aspects.ts';
import { wantedCredential } from './federation.ts';
import { patiently } from './patiently.ts';

/** The place of a sign-in application. */
export interface SignInPlace {
  graph: Graph;
  tenantId: string;
  /** Client id of the bot. */
  botId: string;
  /** Service principal of Microsoft Graph. */
  resource: Principal;
  /** Whether the operator sees to the OAuth connection and its credential. */
  isConnectionByHand: boolean;
}

/** The ids of the application, filled in as they become known. */
export interface SignInIds {
  id: string;
  appId: string;
  principalId: string;
}

const application = `application ${signInName}`;

/** Plans what `found` lacks. The steps must run in their order and write the new ids into `ids`. */
export function planSignIn(place: SignInPlace, found: SignIn | null, ids: SignInIds): Step[] {
  const current = found?.application ?? blank;
  const patch = (body: object) =>
    patiently(() => place.graph.api(`/applications/${segment(ids.id)}`).patch(body));
  return [
    found ? finding('=', 'has', `${application} (${ids.appId})`) : makeApplication(place, ids),
    ...aspects(place.botId, place.resource.oauth2PermissionScopes).flatMap((aspect): Step[] => {
      const { what, why } = aspect;
      if (!aspect.isThere(current))
        return [{ mark: '+', verb: 'set', what, why, run: () => patch(aspect.patch(current)) }];
      return found ? [finding('=', 'has', what)] : [];
    }),
    found?.principalId ? finding('=', 'has', 'service principal') : makePrincipal(place, ids),
    consentStep(place, found, ids),
    ...(place.isConnectionByHand ? [] : [credentialStep(place, found, ids)]),
    ...othersOf(current),
  ];
}

/** An application as `makeApplication` makes it. */
const blank: Application = {
  id: '',
  appId: '',
  displayName: signInName,
  signInAudience: 'AzureADMyOrg',
  identifierUris: [],
  api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [], preAuthorizedApplications: [] },
  web: { redirectUris: [] },
  spa: { redirectUris: [] },
  publicClient: { redirectUris: [] },
  isFallbackPublicClient: null,
  requiredResourceAccess: [],
  passwordCredentials: [],
  keyCredentials: [],
};

function makeApplication({ graph }: SignInPlace, ids: SignInIds): Step {
  return {
    mark: '+',
    verb: 'make',
    what: `${application}, for this tenant only, with access tokens of version 2`,
    why: 'approvers sign in to it, so that the bot can publish in their name',
    run: async () => {
      const { displayName, signInAudience } = blank;
      const api = { requestedAccessTokenVersion: 2 };
      const made: Application = await graph.api('/applications').post({ displayName, signInAudience, api });
      Object.assign(ids, { id: made.id, appId: made.appId });
    },
  };
}

function makePrincipal({ graph }: SignInPlace, ids: SignInIds): Step {
  return {
    mark: '+',
    verb: 'make',
    what: 'service principal',
    why: 'without it nobody can sign in to the application',
    run: async () => {
      const body = { appId: ids.appId };
      const made: { id: string } = await patiently(() => graph.api('/servicePrincipals').post(body));
      ids.principalId = made.id;
    },
  };
}

function consentStep({ graph, resource }: SignInPlace, found: SignIn | null, ids: SignInIds): Step {
  const names = delegatedPermissions.map(({ name }) => name);
  const given = found?.consent?.scope.split(' ').filter(Boolean) ?? [];
  const missing = delegatedPermissions.filter(({ name }) => !given.includes(name));
  if (missing.length === 0) return finding('=', 'holds', `delegated permissions ${names.join(', ')}`);
  const scope = [...new Set([...given, ...names])].join(' ');
  const path = '/oauth2PermissionGrants';
  const consent = found?.consent;
  const body = () => ({
    clientId: ids.principalId,
    consentType: 'AllPrincipals',
    resourceId: resource.id,
    scope,
  });
  return {
    mark: '+',
    verb: 'consent',
    what: `delegated permissions ${missing.map(({ name }) => name).join(', ')}`,
    why: `${missing.map(({ why }) => why).join('; ')}. They never give a person more than that person's roles allow`,
    run: () =>
      consent
        ? graph.api(`${path}/${segment(consent.id)}`).patch({ scope })
        : patiently(() => graph.api(path).post(body())),
  };
}

function credentialStep({ graph, tenantId, botId }: SignInPlace, found: SignIn | null, ids: SignInIds): Step {
  const wanted = wantedCredential(tenantId, botId);
  const [name, why] = [
    `federated credential ${wanted.name}`,
    'the Bot Framework signs people in without a secret',
  ];
  const known = found?.credentials.find((one) => one.name === wanted.name || one.subject === wanted.subject);
  const path = () => `/applications/${segment(ids.id)}/federatedIdentityCredentials`;
  if (!known) {
    const run = () => patiently(() => graph.api(path()).post(wanted));
    return { mark: '+', verb: 'make', what: name, why, run };
  }
  const isRight =
    known.issuer === wanted.issuer &&
    known.subject === wanted.subject &&
    known.audiences.join() === wanted.audiences.join();
  if (isRight) return finding('=', 'has', name);
  // Its name cannot be changed.
  const { issuer, subject, audiences } = wanted;
  const run = () => graph.api(`${path()}/${segment(known.id)}`).patch({ issuer, subject, audiences });
  return { mark: '~', verb: 'change', what: name, why, run };
}

/** Names secrets and certificates, which the bot does not use and whoever has them can. */
function othersOf({ passwordCredentials, keyCredentials }: Application): Step[] {
  const describe = (kind: string) => (one: { displayName: string | null; endDateTime: string | null }) =>
    finding(
      '?',
      'has',
      `${kind} ${one.displayName ?? 'without a name'}, valid until ${one.endDateTime?.slice(0, 10) ?? 'ever'}: not needed, left alone`,
    );
  return [...passwordCredentials.map(describe('secret')), ...keyCredentials.map(describe('certificate'))];
}

/** Plans to delete the application, and with it its service principal, consent and credentials. */
export function planNoSignIn(graph: Graph, { application: { id, appId } }: SignIn): Step {
  const run = () => graph.api(`/applications/${segment(id)}`).delete();
  return { mark: '-', verb: 'take back', what: `${application} (${appId}), with its consent`, why: '', run };
}
